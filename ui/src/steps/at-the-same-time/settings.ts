import { newStepId } from "#ui/document/copy.ts";
import type { StepOf } from "#ui/document/definition.ts";

/** The settings of *Do at the same time*. */
export type Together = StepOf<"at_the_same_time">;
export type Until = Together["until"];

/** Two empty paths, all of which are waited for. */
export function freshPaths(pathName: (number: number) => string): Together {
  const paths = [1, 2].map((number) => ({ id: newStepId(), name: pathName(number), steps: [] }));
  return { kind: "at_the_same_time", until: "all", paths };
}

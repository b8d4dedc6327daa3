import { newStepId } from "#ui/document/copy.ts";
import type { StepOf } from "#ui/document/definition.ts";

/** The settings of *Do at the same time*. */
export type Together = StepOf<"at_the_same_time">;
export type Until = NonNullable<Together["until"]>;

/** Two empty paths, all of which are waited for. */
export function freshPaths(pathName: (number: number) => string): Together {
  const paths = [1, 2].map((number) => ({ id: newStepId(), name: pathName(number), steps: [] }));
  return { kind: "at_the_same_time", paths };
}

/** Waiting for all is what it does without a word, as it always did: then none is kept. */
export function withUntil({ until: _old, ...rest }: Together, until: Until): Together {
  return until === "all" ? rest : { ...rest, until };
}

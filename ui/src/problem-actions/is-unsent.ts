import type { Shape } from "#ui/api/shapes.ts";

/** The problems that keep a message from being made. */
const UNMADE: readonly Shape<"ProblemKind">[] = [
  "value_missing",
  "value_unusable",
  "answer_cut",
  "not_runnable",
];

/** Whether there is no message yet, so that nothing goes out a second time. */
export function isUnsent(kind: Shape<"ProblemKind">): boolean {
  return UNMADE.includes(kind);
}

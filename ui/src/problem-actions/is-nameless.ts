import type { Shape } from "#ui/api/shapes.ts";

const NAMELESS: readonly Shape<"ProblemKind">[] = ["names_nobody", "unreadable"];

/** Whether the calls of a problem name nobody, so that each may be about somebody else. */
export function isNameless(kind: Shape<"ProblemKind">): boolean {
  return NAMELESS.includes(kind);
}

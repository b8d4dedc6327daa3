import type { ProblemGroup } from "#ui/api/shapes.ts";

/** The problems that a step of a workflow mends, to which they lead. */
const AT_STEP: readonly ProblemGroup["kind"][] = ["names_nobody", "unknown_person"];

/** Whether nothing in Baton mends an open problem, so that it is told to whoever can. */
export function isForIt({ actions, kind, state }: ProblemGroup): boolean {
  const isLeft = actions.every((action) => action === "ignore");
  return state === "open" && isLeft && !AT_STEP.includes(kind);
}

import type { ProblemGroup } from "#ui/api/shapes.ts";

type Over = Pick<ProblemGroup, "state" | "ended">;

/** Whether it ended, for some, because their message was sent again: nobody knows yet what came of that. */
export function isSent({ state, ended }: Over): boolean {
  return state === "solved" && (ended?.ends.some(({ how }) => how === "sent_again") ?? false);
}

/** The same for all of them. */
export function isAllSent(problem: Over): boolean {
  return isSent(problem) && (problem.ended?.ends.every(({ how }) => how === "sent_again") ?? false);
}

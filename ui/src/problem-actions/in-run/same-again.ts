import type { Shape } from "#ui/api/shapes.ts";

/** What the other tool would answer once more to the same data, and what mends that. */
const SAME: Partial<Record<Shape<"ProblemKind">, SameAgain>> = {
  already_there: "has_it",
  data_not_accepted: "other_data",
  answer_cut: "unread",
};

/** It has the record already; it wants other data; or its answer was too long to be read. */
export type SameAgain = "has_it" | "other_data" | "unread";

/** Why sending the same data again does not end a problem; null where it may. */
export function sameAgain(problem: string | undefined): SameAgain | null {
  return Object.entries(SAME).find(([kind]) => kind === problem)?.[1] ?? null;
}

/** What is asked at a step of a run as soon as it is opened. */
export type AskInRun = "change_data" | "treat_as_done";

/** All of that, as it stands in addresses. */
export const ASKS_IN_RUN: readonly AskInRun[] = ["change_data", "treat_as_done"];

/** What ends a problem in the run itself; null where one has to look first. */
export function askInRun(problem: string): AskInRun | null {
  switch (sameAgain(problem)) {
    case "has_it":
      return "treat_as_done";
    case "other_data":
      return "change_data";
    case "unread":
    case null:
      return null;
  }
}

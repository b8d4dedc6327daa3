import type { RunStep, Shape } from "#ui/api/shapes.ts";

/** What the other tool would answer once more to the same data, and what mends that. */
const SAME: Partial<Record<Shape<"ProblemKind">, SameAgain>> = {
  already_there: "has_it",
  data_not_accepted: "other_data",
  answer_cut: "unread",
};

/** It has the record already; it wants other data; or its answer was too long to be read. */
export type SameAgain = "has_it" | "other_data" | "unread";

/** Why sending the same data again does not bring a step on; null where it may. */
export function sameAgain({ detail }: RunStep): SameAgain | null {
  const kind = Object.entries(SAME).find(([kind]) => kind === detail?.params.problem);
  return kind?.[1] ?? null;
}

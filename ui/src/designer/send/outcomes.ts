import type { Shape } from "#ui/api/shapes.ts";
import type { designer } from "#ui/words/en/designer.ts";

export type OutcomeKey = keyof (typeof designer)["outcome"];

const STATUSES: Readonly<Record<number, OutcomeKey>> = {
  400: "data_refused",
  401: "token_refused",
  403: "not_allowed_there",
  404: "not_there",
  409: "already_there",
  410: "gone",
  422: "data_refused",
  429: "slow_down",
};

/** The sentence for a try's end; statuses that have an own meaning get an own sentence. */
export function outcomeCode(code: Shape<"TryCode">, status: number | null): OutcomeKey {
  if (code !== "status" || status === null) return code;
  return STATUSES[status] ?? (status >= 500 ? "their_problem" : "status");
}

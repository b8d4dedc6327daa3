import type { Shape } from "#ui/api/shapes.ts";
import type { Words } from "#ui/words/words.ts";

export type WhyNot = keyof Words["panels"]["calls"]["whyNot"];

/** Problems that end only when somebody says whom or what a call is about. */
const TO_DECIDE = ["unknown_person", "names_nobody", "not_an_email", "which_run", "nobody_matches"];

/** A run was made of it, or moved by it. */
const USED = ["started_run", "moved_run", "settling", "merged"] as const;

/** Why a call cannot be used as it is; null when it can. */
export function whyNot(call: Shape<"CallSummary">): WhyNot | null {
  if (call.kind === "too_big" || call.kind === "compressed") return "notKept";
  if (call.kind === "handshake") return "question";
  if (!call.readable) return "unreadable";
  const kinds = new Set(call.dispositions.map((one) => one.kind));
  if (call.dispositions.some((one) => TO_DECIDE.includes(one.detail.problem ?? ""))) {
    return "decide";
  }
  if (call.can_use) return null;
  if (kinds.has("sample")) return "sample";
  if (USED.some((one) => kinds.has(one))) return "used";
  if (kinds.has("bound")) return "bound";
  if (kinds.has("unmatched")) return "unmatched";
  if (kinds.has("waiting_to_be_handled")) return "waiting";
  return "notKept";
}

/** The problem that a call waits under, if it does. */
export function problemOf(call: Shape<"CallSummary">): string | null {
  const waiting = call.dispositions.find((one) => one.kind === "problem");
  return waiting?.detail.problem_id ?? null;
}

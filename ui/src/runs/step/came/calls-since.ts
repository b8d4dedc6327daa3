import type { Shape } from "#ui/api/shapes.ts";

/** Those that came since a wait began. */
export function callsSince(calls: readonly Shape<"CallSummary">[], since: string) {
  return calls.filter((call) => Date.parse(call.at) >= Date.parse(since));
}

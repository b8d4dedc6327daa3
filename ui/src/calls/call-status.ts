import type { Shape } from "#ui/api/shapes.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";

/** What is marked with more than a word: that it worked, or that somebody is needed. */
export function callStatus({
  kind,
  became,
}: Pick<Shape<"CallSummary">, "kind" | "became">): Status | null {
  if (kind === "handshake") return null;
  if (kind !== "accepted" || became.some((one) => one.kind === "problem")) return "needs_you";
  const isUsed = became.some((one) => one.kind === "started_run" || one.kind === "moved_run");
  return isUsed ? "done" : null;
}

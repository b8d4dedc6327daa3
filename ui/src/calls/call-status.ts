import type { Shape } from "#ui/api/shapes.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";

/** What is marked with more than a word: that it worked, or that somebody is needed. */
export function callStatus({
  kind,
  dispositions,
}: Pick<Shape<"CallSummary">, "kind" | "dispositions">): Status | null {
  if (kind === "handshake") return null;
  if (kind !== "accepted" || dispositions.some((one) => one.kind === "problem")) return "needs_you";
  const isUsed = dispositions.some((one) => one.kind === "started_run" || one.kind === "moved_run");
  return isUsed ? "done" : null;
}

import type { Shape } from "#ui/api/shapes.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";

const USED: readonly Shape<"DispositionKind">[] = ["started_run", "moved_run", "merged"];

/** Whether somebody is needed for some of what it came to, and the rest is as it is. */
export function isPartly({ kind, became }: Pick<Shape<"CallSummary">, "kind" | "became">): boolean {
  const needed = became.filter((one) => one.kind === "problem").length;
  return kind === "accepted" && needed > 0 && needed < became.length;
}

/**
 * What is marked as a whole with more than a word: that it worked, or that somebody is needed. Where
 * that is true of a part, the part is marked.
 */
export function callStatus({
  kind,
  became,
}: Pick<Shape<"CallSummary">, "kind" | "became">): Status | null {
  if (kind === "handshake" || isPartly({ kind, became })) return null;
  if (kind !== "accepted" || became.some((one) => one.kind === "problem")) return "needs_you";
  const isUsed = became.some((one) => USED.includes(one.kind));
  return isUsed ? "done" : null;
}

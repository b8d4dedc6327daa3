import { withLiteral } from "#ui/content/edits.ts";
import { readContent } from "#ui/content/reading.ts";
import { type Row, valueAt } from "#ui/content/value.ts";

/** What Baton writes in place of a sensitive value. */
const MASK = "••••••••";

/** The line as it is shown: a value that Baton has masked is said to be hidden. */
export function asHidden<Line extends Row>(row: Line, hidden: readonly string[]): Line {
  const { shown, pointer } = row;
  const isMasked = shown.kind === "text" && shown.text === MASK && hidden.includes(pointer);
  return isMasked ? { ...row, shown: { kind: "hidden" } } : row;
}

/** A text with what was hidden in it, as far as a mask still stands in its place. */
export function withShown(text: string, hidden: readonly string[], whole: string): string {
  const all = readContent(whole);
  if (!all.ok) return text;
  return hidden.reduce((now, pointer) => {
    const reading = readContent(now);
    const masked = reading.ok ? valueAt(reading.value, pointer) : null;
    const span = all.spans.get(pointer);
    if (masked?.kind !== "text" || masked.text !== MASK || !span) return now;
    return withLiteral(now, pointer, whole.slice(...span));
  }, text);
}

import { withLiteral } from "#ui/content/edits.ts";
import { readContent } from "#ui/content/reading.ts";
import { type Row, valueAt } from "#ui/content/value.ts";

/** What Baton writes in place of a sensitive value. */
const MASK = "••••••••";
const MASKED = JSON.stringify(MASK);

/** Whether a text is what Baton writes in place of a sensitive value. */
export const isMask = (text: string): boolean => text === MASK;

/**
 * The line as it is shown: a value that Baton has masked is said to be hidden. Where it masked more
 * places than it names, each that looks so is one of them.
 */
export function asHidden<Line extends Row>(row: Line, hidden: readonly string[], more = 0): Line {
  const { shown, pointer } = row;
  const isNamed = more > 0 || hidden.includes(pointer);
  const isMasked = shown.kind === "text" && isMask(shown.text) && isNamed;
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

/** The same text with what was shown in it hidden again; a value that was changed stays. */
export function withHidden(text: string, hidden: readonly string[], whole: string): string {
  const all = readContent(whole);
  if (!all.ok) return text;
  return hidden.reduce((now, pointer) => {
    const span = all.spans.get(pointer);
    if (!span) return now;
    const literal = whole.slice(...span);
    const reading = readContent(now);
    // Half written data has no places; what was shown is a text in it all the same.
    if (!reading.ok) return literal.startsWith('"') ? now.replaceAll(literal, MASKED) : now;
    const at = reading.spans.get(pointer);
    return at && now.slice(...at) === literal ? withLiteral(now, pointer, MASKED) : now;
  }, text);
}

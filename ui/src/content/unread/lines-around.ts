/** A place in a text: its line, and the letter in it, both counted from one. */
export type Place = { readonly line: number; readonly place: number };

type Line = { readonly number: number; readonly text: string };

/** So many lines are shown where no place is known; the whole text can be copied. */
const MOST_LINES = 200;

/** So many are shown on each side of a place: all of them can be seen without scrolling. */
const BESIDE = 7;

/** So much of a line is shown on each side of a place. */
const LETTERS_BESIDE = 200;

/** The lines of a text around one of them, and how many are left out on each side. */
export function linesAround(
  text: string,
  line: number | null,
): { readonly before: number; readonly lines: readonly Line[]; readonly more: number } {
  const all = text.split("\n");
  const from = line === null ? 0 : Math.max(0, line - 1 - BESIDE);
  const until = line === null ? MOST_LINES : line + BESIDE;
  const lines = all
    .slice(from, until)
    .map((one, index): Line => ({ number: from + index + 1, text: one }));
  return { before: from, lines, more: Math.max(0, all.length - until) };
}

/** A line by the letter at a place; nothing is marked behind its end. */
export function markedIn(
  text: string,
  place: number,
): { readonly before: string; readonly marked: string; readonly behind: string } {
  const at = Math.min(Math.max(0, place - 1), text.length);
  const code = text.codePointAt(at);
  const marked = code === undefined ? "" : String.fromCodePoint(code);
  const from = Math.max(0, at - LETTERS_BESIDE);
  const end = at + marked.length;
  const until = end + LETTERS_BESIDE;
  return {
    before: `${from > 0 ? "…" : ""}${text.slice(from, at)}`,
    marked,
    behind: `${text.slice(end, until)}${until < text.length ? "…" : ""}`,
  };
}

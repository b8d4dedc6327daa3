import { withLiteral } from "#ui/content/edits.ts";
import { readContent } from "#ui/content/reading.ts";
import { type Row, rowsOf, type Shown } from "#ui/content/value.ts";

/** A line that became another while somebody edited the text. */
export type Meanwhile = {
  readonly pointer: string;
  readonly name: string;
  readonly was: Shown;
  readonly is: Shown;
  /** Whether it was edited, too: what was typed stays. */
  readonly isTyped: boolean;
};

/** An edited text over what its first text has become, and what that changed. */
export type Rebased = { readonly text: string; readonly meanwhile: readonly Meanwhile[] };

/**
 * Puts what was typed over one text over what that has become meanwhile: what nobody typed in
 * follows, what was typed stays. Where the texts have other lines, all that was typed stays.
 */
export function rebased(typed: string, before: string, now: string): Rebased {
  const [mine, old, next] = [readContent(typed), readContent(before), readContent(now)];
  if (!mine.ok || !old.ok || !next.ok) return { text: typed, meanwhile: [] };
  const was = new Map(rowsOf(old.value).map((row) => [row.pointer, row]));
  const changed = rowsOf(next.value).flatMap((row): Meanwhile[] => {
    const before = was.get(row.pointer);
    return before && !isSame(before, row) ? [lineOf(row, before)] : [];
  });
  const own = new Map(rowsOf(mine.value).map((row) => [row.pointer, row]));
  const meanwhile = changed.map((line) => {
    const here = own.get(line.pointer);
    const first = was.get(line.pointer);
    return { ...line, isTyped: !here || !first || !isSame(here, first) };
  });
  const text = meanwhile
    .filter(({ isTyped }) => !isTyped)
    .reduce((text, { pointer }) => {
      const span = next.spans.get(pointer);
      return span ? withLiteral(text, pointer, now.slice(...span)) : text;
    }, typed);
  return { text, meanwhile };
}

function lineOf({ pointer, name, shown }: Row, before: Row): Meanwhile {
  return { pointer, name, was: before.shown, is: shown, isTyped: false };
}

function isSame(one: Row, other: Row): boolean {
  return JSON.stringify(one.shown) === JSON.stringify(other.shown);
}

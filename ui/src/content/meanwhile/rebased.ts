import { withLiteral, withValue, writeContent } from "#ui/content/edits.ts";
import { type Reading, readContent } from "#ui/content/reading.ts";
import { type Row, rowsOf, type Shown, valueAt } from "#ui/content/value.ts";

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
 * follows, also a line that came or went, and what was typed stays. Where lines were typed anew, all
 * that was typed stays as it is.
 */
export function rebased(typed: string, before: string, now: string): Rebased {
  const [mine, old, next] = [readContent(typed), readContent(before), readContent(now)];
  if (!mine.ok || !old.ok || !next.ok) return { text: typed, meanwhile: [] };
  const [own, was, is] = [linesOf(mine), linesOf(old), linesOf(next)];
  const pointers = [...new Set([...was.keys(), ...is.keys()])];
  const meanwhile = pointers.flatMap((pointer): Meanwhile[] => {
    const [before, after] = [was.get(pointer), is.get(pointer)];
    if (isSame(before, after)) return [];
    const name = (after ?? before)?.name ?? "";
    const isTyped = !isSame(own.get(pointer), before);
    return [{ pointer, name, was: before?.shown ?? NOTHING, is: after?.shown ?? NOTHING, isTyped }];
  });
  const hasLinesOf = (other: Lines) =>
    own.size === other.size && [...own.keys()].every((pointer) => other.has(pointer));
  if (hasLinesOf(is)) return { text: withLiteralsOf(typed, now, next, meanwhile), meanwhile };
  if (!hasLinesOf(was)) return { text: typed, meanwhile };
  const edited = [...own.values()].filter((row) => !isSame(row, was.get(row.pointer)));
  const value = edited.reduce((value, { pointer }) => {
    const written = valueAt(mine.value, pointer);
    return written ? withValue(value, pointer, written) : value;
  }, next.value);
  return { text: writeContent(value), meanwhile };
}

type Lines = ReadonlyMap<string, Row>;

const NOTHING: Shown = { kind: "nothing" };

function linesOf({ value }: Reading): Lines {
  return new Map(rowsOf(value).map((row) => [row.pointer, row]));
}

/** The text with what nobody typed in as it is now, to the byte. */
function withLiteralsOf(
  typed: string,
  now: string,
  next: Reading,
  meanwhile: readonly Meanwhile[],
): string {
  return meanwhile
    .filter(({ isTyped }) => !isTyped)
    .reduce((text, { pointer }) => {
      const span = next.spans.get(pointer);
      return span ? withLiteral(text, pointer, now.slice(...span)) : text;
    }, typed);
}

function isSame(one: Row | undefined, other: Row | undefined): boolean {
  return JSON.stringify(one?.shown) === JSON.stringify(other?.shown);
}

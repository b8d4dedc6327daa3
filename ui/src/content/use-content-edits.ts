import { useState } from "react";
import { literalOf, literalsIn, withLiteral, withLiterals } from "#ui/content/edits.ts";
import { type Misread, readContent } from "#ui/content/reading.ts";
import { type Plain, type Row, rowsOf, type Shown } from "#ui/content/value.ts";

/** Data that is being changed. */
export type Edited = {
  /** As it is sent. */
  readonly text: string;
  /** Whether it can be: everything that is typed fits, and the whole can be read. */
  readonly fits: boolean;
};

export type ContentEdits = {
  readonly rows: readonly Row[];
  /** Why there are no lines. */
  readonly misread: Misread | null;
  /** What is typed and does not fit, by its place. */
  readonly unfit: ReadonlyMap<string, string>;
  /** What a line was before; null where it is the same. */
  readonly changedFrom: (row: Row) => Shown | null;
  readonly changes: number;
  /** What is typed at a place. */
  readonly kindAt: (pointer: string, value: Plain) => Plain["kind"];
  readonly type: (pointer: string, kind: Plain["kind"], typed: string) => void;
  readonly addItem: (pointer: string) => void;
  readonly removeItem: (pointer: string, index: number) => void;
  /** The whole text is another one. */
  readonly write: (text: string) => void;
  readonly reset: () => void;
};

type Editing = {
  before: string;
  text: string;
  /** What stands in place of nothing, where that is known. */
  kinds?: ReadonlyMap<string, Plain["kind"]>;
  onChange: (edited: Edited) => void;
};

const NONE: ReadonlyMap<string, string> = new Map();

/** Changes data value by value: what nobody touches stays letter for letter. */
export function useContentEdits({ before, text, kinds, onChange }: Editing): ContentEdits {
  const [unfit, setUnfit] = useState(NONE);
  const reading = readContent(text);
  const rows = reading.ok ? rowsOf(reading.value) : [];
  const old = linesBefore(before);
  const wasNothing = (pointer: string) => (old.get(pointer) ?? NOTHING).kind === "nothing";
  const changedFrom = ({ pointer, shown }: Row) => {
    const was = old.get(pointer) ?? NOTHING;
    return JSON.stringify(was) === JSON.stringify(shown) ? null : was;
  };
  const change = (next: string, left: ReadonlyMap<string, string>) => {
    setUnfit(left);
    onChange({ text: next, fits: left.size === 0 && readContent(next).ok });
  };
  const without = (isGone: (place: string) => boolean) =>
    new Map([...unfit].filter(([place]) => !isGone(place)));
  const inList = (pointer: string) => (place: string) => place.startsWith(`${pointer}/`);
  return {
    rows,
    misread: reading.ok ? null : reading,
    unfit,
    changedFrom,
    changes: rows.filter((row) => row.shown.kind !== "entries" && changedFrom(row)).length,
    kindAt: (pointer, value) => (wasNothing(pointer) ? kinds?.get(pointer) : null) ?? value.kind,
    type: (pointer, kind, typed) => {
      const isEmptied = typed === "" && wasNothing(pointer);
      const literal = isEmptied ? "null" : literalOf(kind, typed);
      if (literal === null) change(text, new Map(unfit).set(pointer, typed));
      else
        change(
          withLiteral(text, pointer, literal),
          without((place) => place === pointer),
        );
    },
    addItem: (pointer) => {
      const literals = literalsIn(text, pointer);
      const next = withLiterals(text, pointer, [...literals, likeLast(literals)]);
      change(next, unfit);
    },
    removeItem: (pointer, index) => {
      const left = literalsIn(text, pointer).toSpliced(index, 1);
      change(withLiterals(text, pointer, left), without(inList(pointer)));
    },
    write: (next) => change(next, NONE),
    reset: () => change(before, NONE),
  };
}

const NOTHING: Shown = { kind: "nothing" };

function linesBefore(before: string): ReadonlyMap<string, Shown> {
  const reading = readContent(before);
  const rows = reading.ok ? rowsOf(reading.value) : [];
  return new Map(rows.map(({ pointer, shown }) => [pointer, shown]));
}

/** A further value of a list is what the last one is, as far as that can be empty. */
function likeLast(literals: readonly string[]): string {
  const last = literals.at(-1) ?? '""';
  if (last === "true" || last === "false") return "false";
  return /^[-\d]/.test(last) ? "0" : '""';
}

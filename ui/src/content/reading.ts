import type { Member, Value } from "#ui/content/value.ts";
import { pointerWith } from "#ui/document/detail-names.ts";

/** What keeps a text from being read. */
export type Misreading =
  | "comma"
  | "colon"
  | "quote"
  | "name"
  | "value"
  | "end"
  | "extra"
  | "twice"
  | "after"
  | "deep";

/** Where a text cannot be read, and why: what people are told of it. */
export type Misread = {
  readonly ok: false;
  readonly why: Misreading;
  /** Counted from one. */
  readonly line: number;
  readonly place: number;
  /** What stands right before. */
  readonly near: string;
};

/** From which letter of the text to which. */
export type Span = readonly [from: number, to: number];

export type Reading = {
  readonly ok: true;
  readonly value: Value;
  /** Where each value stands in the text, by its pointer. */
  readonly spans: ReadonlyMap<string, Span>;
};

/** As deep as Baton reads. */
const DEEPEST = 64;

type Cursor = {
  readonly text: string;
  readonly spans: Map<string, Span>;
  at: number;
  near: string;
};

class Stop extends Error {
  readonly why: Misreading;
  readonly at: number;
  constructor(why: Misreading, at: number) {
    super(why);
    this.why = why;
    this.at = at;
  }
}

/**
 * Reads data as it stands in a text. Numbers stay as they are written and each value keeps its
 * place, so that one can be changed without a letter of the others.
 */
export function readContent(text: string): Reading | Misread {
  const cursor: Cursor = { text, spans: new Map(), at: 0, near: "" };
  try {
    const value = valueIn(cursor, "", 0);
    skip(cursor);
    if (cursor.at < text.length) throw new Stop("after", cursor.at);
    return { ok: true, value, spans: cursor.spans };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const before = text.slice(0, error.at).split("\n");
    const place = (before.at(-1)?.length ?? 0) + 1;
    return { ok: false, why: error.why, line: before.length, place, near: cursor.near };
  }
}

const BLANK = /[ \t\r\n\uFEFF]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a text must not hold any.
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;

function skip(cursor: Cursor): void {
  taken(cursor, BLANK);
}

/** What stands at the cursor, which moves behind it. */
function taken(cursor: Cursor, form: RegExp): string | null {
  form.lastIndex = cursor.at;
  const found = form.exec(cursor.text)?.[0] ?? null;
  if (found !== null) cursor.at += found.length;
  return found;
}

function valueIn(cursor: Cursor, pointer: string, depth: number): Value {
  skip(cursor);
  if (depth > DEEPEST) throw new Stop("deep", cursor.at);
  const from = cursor.at;
  const value = formIn(cursor, pointer, depth);
  cursor.spans.set(pointer, [from, cursor.at]);
  return value;
}

function formIn(cursor: Cursor, pointer: string, depth: number): Value {
  switch (cursor.text[cursor.at]) {
    case "{":
      return { kind: "group", members: membersIn(cursor, pointer, depth) };
    case "[":
      return { kind: "list", items: itemsIn(cursor, pointer, depth) };
    case '"':
      return { kind: "text", text: textIn(cursor) };
    default:
      return wordIn(cursor);
  }
}

function wordIn(cursor: Cursor): Value {
  const digits = taken(cursor, NUMBER);
  const word = digits ?? taken(cursor, WORD);
  if (word === null) throw new Stop(isOver(cursor) ? "end" : "value", cursor.at);
  cursor.near = word;
  if (digits !== null) return { kind: "number", text: digits };
  return word === "null" ? { kind: "nothing" } : { kind: "yes_no", yes: word === "true" };
}

function textIn(cursor: Cursor): string {
  const found = taken(cursor, TEXT);
  if (found === null) throw new Stop("quote", cursor.at);
  const text: string = JSON.parse(found);
  cursor.near = text;
  return text;
}

function membersIn(cursor: Cursor, pointer: string, depth: number): Member[] {
  const members: Member[] = [];
  const names = new Set<string>();
  separated(cursor, "}", () => {
    if (cursor.text[cursor.at] !== '"') throw new Stop("name", cursor.at);
    const from = cursor.at;
    const name = textIn(cursor);
    if (names.has(name)) throw new Stop("twice", from);
    names.add(name);
    const behind = cursor.at;
    skip(cursor);
    if (cursor.text[cursor.at] !== ":") throw new Stop("colon", behind);
    cursor.at += 1;
    members.push({ name, value: valueIn(cursor, pointerWith(pointer, name), depth + 1) });
  });
  return members;
}

function itemsIn(cursor: Cursor, pointer: string, depth: number): Value[] {
  const items: Value[] = [];
  separated(cursor, "]", () => {
    items.push(valueIn(cursor, pointerWith(pointer, String(items.length)), depth + 1));
  });
  return items;
}

/** Parts with commas between them, from the bracket at the cursor to the one that ends them. */
function separated(cursor: Cursor, end: string, part: () => void): void {
  cursor.at += 1;
  skip(cursor);
  if (cursor.text[cursor.at] === end) {
    cursor.at += 1;
    return;
  }
  for (;;) {
    part();
    const behind = cursor.at;
    skip(cursor);
    const next = cursor.text[cursor.at];
    if (next !== "," && next !== end) throw new Stop(isOver(cursor) ? "end" : "comma", behind);
    const comma = cursor.at;
    cursor.at += 1;
    if (next === end) return;
    skip(cursor);
    if (cursor.text[cursor.at] === end) throw new Stop("extra", comma);
  }
}

function isOver(cursor: Cursor): boolean {
  return cursor.at >= cursor.text.length;
}

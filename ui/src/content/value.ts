import { pointerOfParts, pointerParts } from "#ui/document/detail-names.ts";

/** A single value. Numbers are text, so that no digit is lost. */
export type Plain =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "yes_no"; readonly yes: boolean }
  | { readonly kind: "nothing" };

export type List = { readonly kind: "list"; readonly items: readonly Value[] };
export type Group = { readonly kind: "group"; readonly members: readonly Member[] };
export type Member = { readonly name: string; readonly value: Value };

/** What a message or a call holds, or a part of it. */
export type Value = Plain | List | Group;

/** What stands beside a name: a value, a list of values, or what lies below it. */
export type Shown =
  | Plain
  | { readonly kind: "items"; readonly items: readonly Plain[] }
  /** So many entries follow, each with lines of its own. */
  | { readonly kind: "entries"; readonly count: number }
  /** The lines of an entry follow. */
  | { readonly kind: "entry" }
  /** It is not sent, because it is empty. */
  | { readonly kind: "left_out" }
  /** It is empty, and nothing is sent without it. */
  | { readonly kind: "stops" }
  /** It is sensitive, and not shown. */
  | { readonly kind: "hidden" };

/** One line: what the other tool calls it, and its value. */
export type Row = {
  /** Where it is, an RFC 6901 pointer. */
  readonly pointer: string;
  /** Its names joined by dots, from the entry on that it lies in; empty for the whole. */
  readonly name: string;
  /** How many lists it lies in. */
  readonly depth: number;
  readonly shown: Shown;
};

/** All lines of what was sent or received, in its order: nothing is left out. */
export function rowsOf(value: Value): Row[] {
  return linesOf(value, { parts: [], names: [], depth: 0 });
}

type Place = {
  readonly parts: readonly string[];
  readonly names: readonly string[];
  readonly depth: number;
};

function linesOf(value: Value, at: Place): Row[] {
  switch (value.kind) {
    case "group":
      return value.members.length === 0
        ? [line(at, { kind: "nothing" })]
        : value.members.flatMap((member) => linesOf(member.value, within(at, member.name)));
    case "list":
      return value.items.every(isPlain)
        ? [line(at, { kind: "items", items: value.items })]
        : [
            line(at, { kind: "entries", count: value.items.length }),
            ...value.items.flatMap((item, index) => entryOf(item, inEntry(at, index))),
          ];
    case "text":
    case "number":
    case "yes_no":
    case "nothing":
      return [line(at, value)];
  }
}

/** One of several: by its number, then what it holds. */
function entryOf(item: Value, at: Place): Row[] {
  if (item.kind !== "group") return linesOf(item, at);
  const inside = { ...at, names: [], depth: at.depth + 1 };
  return [line(at, { kind: "entry" }), ...linesOf(item, inside)];
}

function line({ parts, names, depth }: Place, shown: Shown): Row {
  return { pointer: pointerOfParts(parts), name: names.join("."), depth, shown };
}

function within(at: Place, name: string): Place {
  return { ...at, parts: [...at.parts, name], names: [...at.names, name] };
}

/** People count from one. */
function inEntry(at: Place, index: number): Place {
  return { parts: [...at.parts, String(index)], names: [String(index + 1)], depth: at.depth + 1 };
}

export function isPlain(value: Value): value is Plain {
  return value.kind !== "list" && value.kind !== "group";
}

/** Whether what stands there is a single value. */
export function isShownPlain(shown: Shown): shown is Plain {
  switch (shown.kind) {
    case "text":
    case "number":
    case "yes_no":
    case "nothing":
      return true;
    case "items":
    case "entries":
    case "entry":
    case "left_out":
    case "stops":
    case "hidden":
      return false;
  }
}

/** The value at a pointer; null where there is none. */
export function valueAt(value: Value, pointer: string): Value | null {
  return pointerParts(pointer).reduce<Value | null>((at, part) => at && inside(at, part), value);
}

function inside(value: Value, part: string): Value | null {
  if (value.kind === "group") {
    return value.members.find(({ name }) => name === part)?.value ?? null;
  }
  return value.kind === "list" ? (value.items[Number(part)] ?? null) : null;
}

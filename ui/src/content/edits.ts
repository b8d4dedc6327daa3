import { readContent } from "#ui/content/reading.ts";
import { type Plain, type Value, valueAt } from "#ui/content/value.ts";
import { pointerParts, pointerWith } from "#ui/document/detail-names.ts";
import { isNumber } from "#ui/typed/typed-number.ts";

/** How a single value of a kind is written when this is typed; null when it does not fit. */
export function literalOf(kind: Plain["kind"], typed: string): string | null {
  switch (kind) {
    case "text":
      return JSON.stringify(typed);
    case "number":
      return isNumber(typed.trim()) ? typed.trim() : null;
    case "yes_no":
      return typed === "true" || typed === "false" ? typed : null;
    case "nothing":
      return typed === "" ? "null" : JSON.stringify(typed);
  }
}

/** What stands in a field for a single value. */
export function typedOf(value: Plain): string {
  switch (value.kind) {
    case "text":
    case "number":
      return value.text;
    case "yes_no":
      return String(value.yes);
    case "nothing":
      return "";
  }
}

/** The text with another value in one place; not a letter of the others changes. */
export function withLiteral(text: string, pointer: string, literal: string): string {
  const reading = readContent(text);
  const span = reading.ok ? reading.spans.get(pointer) : undefined;
  return span ? text.slice(0, span[0]) + literal + text.slice(span[1]) : text;
}

/** The values of a list as they are written. */
export function literalsIn(text: string, pointer: string): string[] {
  const reading = readContent(text);
  if (!reading.ok) return [];
  const list = valueAt(reading.value, pointer);
  if (list?.kind !== "list") return [];
  return list.items.map((_, index) => {
    const [from, to] = reading.spans.get(pointerWith(pointer, String(index))) ?? [0, 0];
    return text.slice(from, to);
  });
}

/** The text with other values in one list. */
export function withLiterals(text: string, pointer: string, literals: readonly string[]): string {
  return withLiteral(text, pointer, `[${literals.join(",")}]`);
}

/** The value with another one at a pointer, which is made where it is not there. */
export function withValue(value: Value, pointer: string, next: Value): Value {
  return putAt(value, pointerParts(pointer), next);
}

function putAt(at: Value, [part, ...rest]: readonly string[], next: Value): Value {
  if (part === undefined) return next;
  if (at.kind === "list" && /^\d+$/.test(part)) {
    const items = Array.from(
      { length: Math.max(at.items.length, Number(part) + 1) },
      (_, index): Value => at.items[index] ?? { kind: "nothing" },
    );
    const own = items[Number(part)] ?? empty(rest);
    return { ...at, items: items.with(Number(part), putAt(fitting(own, rest), rest, next)) };
  }
  const members = at.kind === "group" ? at.members : [];
  const place = members.findIndex(({ name }) => name === part);
  const own = members[place]?.value ?? empty(rest);
  const member = { name: part, value: putAt(fitting(own, rest), rest, next) };
  return { kind: "group", members: place < 0 ? [...members, member] : members.with(place, member) };
}

/** What a path leads on through: nothing becomes what it needs. */
function fitting(value: Value, rest: readonly string[]): Value {
  return value.kind === "nothing" ? empty(rest) : value;
}

function empty([next]: readonly string[]): Value {
  if (next === undefined) return { kind: "nothing" };
  return /^\d+$/.test(next) ? { kind: "list", items: [] } : { kind: "group", members: [] };
}

/** The value without what is nothing; null when nothing is left. */
export function withoutNothing(value: Value): Value | null {
  switch (value.kind) {
    case "nothing":
      return null;
    case "group": {
      const members = value.members.flatMap(({ name, value: inner }) => {
        const left = withoutNothing(inner);
        return left ? [{ name, value: left }] : [];
      });
      return members.length > 0 ? { kind: "group", members } : null;
    }
    case "list":
      return value.items.some(withoutNothing) ? value : null;
    case "text":
    case "number":
    case "yes_no":
      return value;
  }
}

/** The value as a text, digit for digit, as people lay it out. */
export function writeContent(value: Value, indent = ""): string {
  const inner = `${indent}  `;
  switch (value.kind) {
    case "group":
      return block("{}", indent, value.members, ({ name, value: one }) => {
        return `${JSON.stringify(name)}: ${writeContent(one, inner)}`;
      });
    case "list":
      return block("[]", indent, value.items, (one) => writeContent(one, inner));
    case "text":
      return JSON.stringify(value.text);
    case "number":
      return value.text;
    case "yes_no":
      return String(value.yes);
    case "nothing":
      return "null";
  }
}

function block<One>(
  brackets: "{}" | "[]",
  indent: string,
  parts: readonly One[],
  write: (one: One) => string,
): string {
  const [open, shut] = brackets;
  if (parts.length === 0) return brackets;
  return `${open}\n${parts.map((one) => `${indent}  ${write(one)}`).join(",\n")}\n${indent}${shut}`;
}

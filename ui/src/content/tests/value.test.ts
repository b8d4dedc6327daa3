import { expect, it } from "vitest";
import { readContent } from "#ui/content/reading.ts";
import { rowsOf, type Shown } from "#ui/content/value.ts";

function linesOf(text: string): string[] {
  const reading = readContent(text);
  if (!reading.ok) throw new Error(reading.why);
  return rowsOf(reading.value).map(
    ({ name, depth, shown }) => `${"  ".repeat(depth)}${name}: ${said(shown)}`,
  );
}

function said(shown: Shown): string {
  if (shown.kind === "items") return shown.items.map(said).join(" | ");
  if (shown.kind === "entries") return `${shown.count} entries`;
  return "text" in shown ? shown.text : shown.kind;
}

it("names and values stand one below the other, groups by dots", () => {
  expect(
    linesOf('{"profile":{"firstName":"Maria","id":9007199254740993},"active":true,"note":null}'),
  ).toEqual([
    "profile.firstName: Maria",
    "profile.id: 9007199254740993",
    "active: yes_no",
    "note: nothing",
  ]);
});

it("a list of values is one line, never brackets and quotes", () => {
  expect(linesOf('{"emails":["a@northwind.example","b@northwind.example"],"none":[]}')).toEqual([
    "emails: a@northwind.example | b@northwind.example",
    "none: ",
  ]);
});

it("each entry of a list has its number, counted from one, and lines of its own", () => {
  expect(linesOf('{"emails":[{"type":"work","value":"m@a.example"},"loose",[]]}')).toEqual([
    "emails: 3 entries",
    "  1: entry",
    "    type: work",
    "    value: m@a.example",
    "  2: loose",
    "  3: ",
  ]);
});

it("a call that is a list or a single value is shown, too", () => {
  expect(linesOf('["a","b"]')).toEqual([": a | b"]);
  expect(linesOf('[{"id":1}]')).toEqual([": 1 entries", "  1: entry", "    id: 1"]);
  expect(linesOf('"hello"')).toEqual([": hello"]);
});

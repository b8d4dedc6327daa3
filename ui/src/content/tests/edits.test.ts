import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  literalOf,
  literalsIn,
  withLiteral,
  withLiterals,
  withoutNothing,
  withValue,
  writeContent,
} from "#ui/content/edits.ts";
import { readContent } from "#ui/content/reading.ts";
import type { Value } from "#ui/content/value.ts";

const TEXT = '{ "id": 9007199254740993,\n  "name" : "Maria", "tags":["a", 1.10] }';

describe("one value that is changed", () => {
  it("leaves every other letter as it was", () => {
    expect(withLiteral(TEXT, "/name", '"Mia"')).toBe(
      '{ "id": 9007199254740993,\n  "name" : "Mia", "tags":["a", 1.10] }',
    );
    expect(withLiteral(TEXT, "/tags/0", '"b"')).toContain('["b", 1.10]');
  });

  it("is not changed where there is none", () => {
    expect(withLiteral(TEXT, "/nobody", "1")).toBe(TEXT);
  });

  it("stays a number only when it is one", () => {
    expect(literalOf("number", " 9007199254740995 ")).toBe("9007199254740995");
    expect(literalOf("number", "12 EUR")).toBeNull();
    expect(literalOf("number", "012")).toBeNull();
    expect(literalOf("text", "012")).toBe('"012"');
    expect(literalOf("nothing", "")).toBe("null");
  });
});

it("a list gets and loses values, and the others stay as they are written", () => {
  const literals = literalsIn(TEXT, "/tags");

  expect(literals).toEqual(['"a"', "1.10"]);
  expect(withLiterals(TEXT, "/tags", [...literals, '"c"'])).toContain('"tags":["a",1.10,"c"]');
});

it("what is written reads as it was", () => {
  const leaf = fc.oneof(
    fc.string().map((text): Value => ({ kind: "text", text })),
    fc.bigInt().map((number): Value => ({ kind: "number", text: String(number) })),
    fc.boolean().map((yes): Value => ({ kind: "yes_no", yes })),
    fc.constant<Value>({ kind: "nothing" }),
  );
  const { any } = fc.letrec<{ any: Value }>((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("any"), { maxLength: 4 }).map((items): Value => ({ kind: "list", items })),
      fc
        .uniqueArray(fc.tuple(fc.string(), tie("any")), {
          maxLength: 4,
          selector: ([name]) => name,
        })
        .map(
          (all): Value => ({
            kind: "group",
            members: all.map(([name, value]) => ({ name, value })),
          }),
        ),
    ),
  }));

  fc.assert(
    fc.property(any, (value) => {
      expect(readContent(writeContent(value))).toMatchObject({ ok: true, value });
    }),
  );
});

it("what nobody filled in is not sent", () => {
  const serial = withValue({ kind: "group", members: [] }, "/laptop/serial", { kind: "nothing" });
  const filled = withValue(serial, "/laptop/owners/1/name", { kind: "text", text: "Mia" });

  expect(withoutNothing(serial)).toBeNull();
  expect(writeContent(withoutNothing(filled) ?? serial).replaceAll(/\s/g, "")).toBe(
    '{"laptop":{"owners":[null,{"name":"Mia"}]}}',
  );
});

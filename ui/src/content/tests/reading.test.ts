import { expect, it } from "vitest";
import { type Misreading, readContent } from "#ui/content/reading.ts";

const BIG = "9007199254740993";

it("keeps every digit of a number", () => {
  const reading = readContent(`{"id": ${BIG}, "rate": 1.10, "far": 1e400}`);

  expect(reading).toMatchObject({
    ok: true,
    value: {
      kind: "group",
      members: [
        { name: "id", value: { kind: "number", text: BIG } },
        { name: "rate", value: { kind: "number", text: "1.10" } },
        { name: "far", value: { kind: "number", text: "1e400" } },
      ],
    },
  });
});

it("reads what other tools send", () => {
  const text = ' {"a/b":["x",true,null,{"c":"\\u00e9\\n"}],"d":{},"e":[]} ';
  const reading = readContent(text);

  expect(reading).toMatchObject({
    ok: true,
    value: {
      members: [
        {
          name: "a/b",
          value: {
            items: [
              { kind: "text", text: "x" },
              { kind: "yes_no", yes: true },
              { kind: "nothing" },
              { kind: "group", members: [{ name: "c", value: { text: "é\n" } }] },
            ],
          },
        },
        { name: "d", value: { kind: "group", members: [] } },
        { name: "e", value: { kind: "list", items: [] } },
      ],
    },
  });
});

it("says where a comma is missing, and after what", () => {
  const text =
    '{\n  "event": "laptop ready",\n  "firstName": "Maria",\n  "name": "Lopez"\n  "email": 1}';

  expect(readContent(text)).toEqual({
    ok: false,
    why: "comma",
    line: 4,
    place: 18,
    near: "Lopez",
  });
});

it.each<[string, Misreading]>([
  ["", "end"],
  ["{", "name"],
  ['{"a" 1}', "colon"],
  ['{"a": }', "value"],
  ['{"a": "b}', "quote"],
  ['{"a": 1,}', "extra"],
  ["[1, 2,]", "extra"],
  ['{"a": 1, "a": 2}', "twice"],
  ['{"a": 1', "end"],
  ["[1 2]", "comma"],
  ['{"a": 1} x', "after"],
  ["{a: 1}", "name"],
  ["[012]", "comma"],
  ['"a\nb"', "quote"],
  [`${"[".repeat(70)}${"]".repeat(70)}`, "deep"],
])("says why %j cannot be read", (text, why) => {
  expect(readContent(text)).toMatchObject({ ok: false, why });
});

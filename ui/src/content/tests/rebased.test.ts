import { expect, it } from "vitest";
import { rebased } from "#ui/content/meanwhile/rebased.ts";

const BEFORE = '{"department":"Sales","team":"A","age":41}';

it.each([
  ["nothing became another", BEFORE, BEFORE, BEFORE, []],
  [
    "what nobody typed in follows",
    '{"department":"Sales","team":"B","age":41}',
    '{"department":"Finance","team":"A","age":41}',
    '{"department":"Finance","team":"B","age":41}',
    [["department", false]],
  ],
  [
    "what was typed stays",
    '{"department":"Ops","team":"A","age":41}',
    '{"department":"Finance","team":"A","age":42}',
    '{"department":"Ops","team":"A","age":42}',
    [
      ["department", true],
      ["age", false],
    ],
  ],
  [
    "a line that came follows, and what was typed stays",
    '{"department":"Sales","team":"B","age":41}',
    '{"office":"Ulm","department":"Sales","team":"A","age":41}',
    '{"office":"Ulm","department":"Sales","team":"B","age":41}',
    [["office", false]],
  ],
  [
    "a line that went is gone, unless it was typed",
    '{"department":"Ops","team":"A","age":41}',
    '{"team":"A"}',
    '{"team":"A","department":"Ops"}',
    [
      ["department", true],
      ["age", false],
    ],
  ],
  [
    "half written data stays as it is",
    '{"department":',
    '{"department":"Finance"}',
    '{"department":',
    [],
  ],
])("an edited text is put over what its first one has become: %s", (_, typed, now, text, lines) => {
  const { text: put, meanwhile } = rebased(typed, BEFORE, now);

  expect(put.replace(/\n\s*/g, "").replaceAll('": ', '":')).toBe(text);
  expect(meanwhile.map(({ name, isTyped }) => [name, isTyped])).toEqual(lines);
});

import { expect, it } from "vitest";
import { isData } from "#ui/words/is-data.ts";

it.each([
  ['{"type":"Employee","employee":{"id":1089}}', true],
  ["{}", true],
  ['["a","b"]', true],
  ["[1,2]", true],
  ["[null]", true],
  ["[TEST] mira@nordwind.example", false],
  ["{{email}}", false],
  ["Maria Lopez", false],
])("tells data from what may be a name: %s", (text, is) => {
  expect(isData(text)).toBe(is);
});

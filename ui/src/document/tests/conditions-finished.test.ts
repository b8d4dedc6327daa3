import { expect, it } from "vitest";
import { isFinished } from "#ui/document/conditions.ts";
import type { Test } from "#ui/document/definition.ts";

const test = (operator: Test["operator"], ...values: string[]): Test => ({
  reference: { source: { kind: "person" }, pointer: "/department" },
  operator,
  values,
});

it.each([
  [test("is"), false],
  [test("is", " "), false],
  [test("is", "Sales"), true],
  [test("is_empty"), true],
  [test("between", "1", ""), false],
  [test("between", "1", "2"), true],
  [test("is_one_of"), false],
])("a sentence is made of a test that says what it compares with: %o", (one, finished) => {
  expect(isFinished(one)).toBe(finished);
});

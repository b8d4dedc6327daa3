import { expect, it } from "vitest";
import { rowsBetween } from "#ui/run-table/in-view.ts";
import { rowAfter } from "#ui/run-table/row-keys.ts";

it.each([
  ["ArrowDown", 3, 4],
  ["ArrowDown", 49, 49],
  ["ArrowUp", 0, 0],
  ["ArrowUp", 3, 2],
  ["PageDown", 3, 13],
  ["PageUp", 3, 0],
  ["Home", 30, 0],
  ["End", 3, 49],
  ["a", 3, null],
])("of fifty rows %s leads from row %i to %s", (key, row, there) => {
  expect(rowAfter(key, row, 50)).toBe(there);
});

const rows = Array.from({ length: 50 }, (_, n) => ({ top: n * 44, bottom: n * 44 + 44 }));

it.each([
  [0, 440, { first: 1, last: 10 }],
  [50, 440, { first: 2, last: 10 }],
  [2190, 3000, { first: 50, last: 50 }],
  [3000, 4000, null],
])("between %i and %i these rows are in view", (top, bottom, inView) => {
  expect(rowsBetween(rows, top, bottom)).toEqual(inView);
});

import { expect, it } from "vitest";
import { words } from "#ui/words/en/designer/where-to.ts";

/** So many characters of a summary are seen in a panel of its usual width; the rest ends in dots. */
const SEEN = 42;

it.each([
  ["If it doesn’t work", words.fails.summary],
  ["Details for IT", words.it.summary],
])("the summary of “%s” is seen whole", (_, summary) => {
  expect(summary.length).toBeLessThanOrEqual(SEEN);
});

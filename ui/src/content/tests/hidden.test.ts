import { expect, it } from "vitest";
import { asHidden, withShown } from "#ui/content/hidden/hidden.ts";
import { readContent } from "#ui/content/reading.ts";
import { rowsOf } from "#ui/content/value.ts";

const MASK = "••••••••";

function shownAt(text: string, hidden: readonly string[]) {
  const reading = readContent(text);
  if (!reading.ok) throw new Error(reading.why);
  const rows = rowsOf(reading.value).map((row) => asHidden(row, hidden));
  return Object.fromEntries(rows.map(({ pointer, shown }) => [pointer, shown.kind]));
}

it("a masked value is said to be hidden where Baton says so, and nowhere else", () => {
  const text = `{"ssn":"${MASK}","typed":"${MASK}","pay":"61000"}`;

  expect(shownAt(text, ["/ssn", "/pay"])).toEqual({
    "/ssn": "hidden",
    "/typed": "text",
    "/pay": "text",
  });
});

it("what is shown comes in place of its mask, and what was typed there stays", () => {
  const hidden = ["/ssn", "/pay", "/gone"];
  const typed = `{ "ssn": "${MASK}", "pay": "typed", "name": "Eve" }`;
  const whole = '{"ssn":78051120,"pay":"61000","name":"Ada","gone":1}';

  expect(withShown(typed, hidden, whole)).toBe(
    '{ "ssn": 78051120, "pay": "typed", "name": "Eve" }',
  );
  expect(withShown("no data", hidden, whole)).toBe("no data");
  expect(withShown(typed, hidden, "")).toBe(typed);
});

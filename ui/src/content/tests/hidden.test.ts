import { expect, it } from "vitest";
import { received } from "#ui/content/fields.ts";
import { asHidden, withHidden, withShown } from "#ui/content/hidden/hidden.ts";
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

it("a masked value is hidden, too, where Baton masked more places than it names", () => {
  const reading = readContent(`{"a":"${MASK}","b":"${MASK}","c":"1"}`);
  if (!reading.ok) throw new Error(reading.why);
  const kinds = (more: number) =>
    rowsOf(reading.value).map((row) => asHidden(row, ["/a"], more).shown.kind);

  expect(kinds(0)).toEqual(["hidden", "text", "text"]);
  expect(kinds(1)).toEqual(["hidden", "hidden", "text"]);
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

it("what was shown is hidden again, and what was typed in its place stays", () => {
  const hidden = ["/ssn", "/pay", "/iban", "/gone"];
  const masked = `{ "ssn": "${MASK}", "pay": "${MASK}", "iban": "${MASK}", "name": "Ada" }`;
  const whole = '{"ssn":78051120,"pay":"61000","iban":"DE02","name":"Ada","gone":1}';
  const shown = withShown(masked, hidden, whole);

  expect(withHidden(shown, hidden, whole)).toBe(masked);
  expect(withHidden(shown.replace('"61000"', '"62000"'), hidden, whole)).toBe(
    masked.replace(/("pay": )"[^"]+"/, '$1"62000"'),
  );
  // Half written, it is no data; the values are texts in it all the same.
  expect(withHidden(`${shown.slice(0, -1)},`, hidden, whole)).not.toMatch(/61000|DE02/);
});

it("a field of long data that is hidden is said to be, whatever type it has", () => {
  const types = ["text", "number", "yes_no", "list"] as const;
  const fields = types.map((type) => ({
    pointer: `/${type}`,
    label: type,
    value: MASK,
    type,
    hint: null,
    looks_sensitive: true,
  }));
  const { value } = received(null, { fields, found: fields.length });
  if (!value) throw new Error("it has fields");
  const hidden = fields.map(({ pointer }) => pointer);

  const rows = rowsOf(value).map((row) => asHidden(row, hidden));

  expect(rows.map(({ shown }) => shown.kind)).toEqual(types.map(() => "hidden"));
});

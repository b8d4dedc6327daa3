import fc from "fast-check";
import { expect, it } from "vitest";
import { readDate, writtenDate } from "#ui/typed/typed-date.ts";
import { languages } from "#ui/words/languages.ts";

it.each([
  ["en-GB", "05/02/2026", "2026-02-05"],
  ["en-GB", "5-2-26", "2026-02-05"],
  ["en-US", "2/5/2026", "2026-02-05"],
  ["de-DE", " 5. 2. 2026 ", "2026-02-05"],
  ["de-DE", "29.2.2028", "2028-02-29"],
  ["de-DE", "29.2.2026", null],
  ["de-DE", "5.2.", null],
  ["de-DE", "5.2.202", null],
  ["de-DE", "5.13.2026", null],
  ["de-DE", "", null],
])("a day is read in the order of its language: %s %s", (locale, text, date) => {
  expect(readDate(text, locale)).toBe(date);
});

it("a day that Baton writes is the same day when it is read", () => {
  const day = fc.date({
    min: new Date("1900-01-01"),
    max: new Date("2199-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, fc.constantFrom(...languages, { locale: "ar-EG" }), (date, { locale }) => {
      const kept = date.toISOString().slice(0, 10);
      expect(readDate(writtenDate(kept, locale), locale)).toBe(kept);
    }),
  );
});

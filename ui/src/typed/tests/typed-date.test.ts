import fc from "fast-check";
import { expect, it } from "vitest";
import { readDate, writtenDate } from "#ui/typed/typed-date.ts";
import { languages } from "#ui/words/languages.ts";

/** As a page shows the day of a person. */
const SHOWN = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;

it.each([
  ["en-GB", "05/02/2026", "2026-02-05"],
  ["en-GB", "5-2-26", "2026-02-05"],
  ["en-US", "2/5/2026", "2026-02-05"],
  ["de-DE", " 5. 2. 2026 ", "2026-02-05"],
  ["de-DE", "29.2.2028", "2028-02-29"],
  ["en-GB", "14 Dec 2026", "2026-12-14"],
  ["en-GB", "14 september 2026", "2026-09-14"],
  ["en-US", "Dec 14, 2026", "2026-12-14"],
  ["de-DE", "14. Dez. 2026", "2026-12-14"],
  ["de-DE", "1. März 2026", "2026-03-01"],
  ["de-DE", "31. Juni 2026", null],
  ["de-DE", "14. D 2026", null],
  ["en-GB", "01/02/0027", null],
  ["en-GB", "0027-02-01", null],
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

it("a day as the pages show it can be typed so, in each language", () => {
  for (const { locale } of languages) {
    for (let month = 0; month < 12; month += 1) {
      const date = new Date(Date.UTC(2026, month, 14));
      const shown = new Intl.DateTimeFormat(locale, SHOWN).format(date);
      expect(readDate(shown, locale), shown).toBe(date.toISOString().slice(0, 10));
    }
  }
});

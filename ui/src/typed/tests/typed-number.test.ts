import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldNumber, isNumber, readNumber, writtenNumber } from "#ui/typed/typed-number.ts";

const ENGLISH = "en-GB";
const GERMAN = "de-DE";

describe("a typed number", () => {
  it.each([
    [ENGLISH, "71000", "71000"],
    [ENGLISH, "1,250", "1250"],
    [ENGLISH, "-1,234,567.5", "-1234567.5"],
    [ENGLISH, " 12.5 ", "12.5"],
    [ENGLISH, "71.125", "71.125"],
    [ENGLISH, "0.500", "0.500"],
    [ENGLISH, "71 000", "71000"],
    [ENGLISH, "9007199254740993", "9007199254740993"],
    [ENGLISH, "1e3", "1e3"],
    [GERMAN, "71000", "71000"],
    [GERMAN, "71.000", "71000"],
    [GERMAN, "-1.234.567,5", "-1234567.5"],
    [GERMAN, "12,5", "12.5"],
    [GERMAN, "12.5", "12.5"],
    [GERMAN, "0,125", "0.125"],
    [GERMAN, "0.125", "0.125"],
    [GERMAN, "71’000", "71000"],
    [GERMAN, "9007199254740993", "9007199254740993"],
  ])("is read as its language writes it: %s %s", (locale, typed, number) => {
    expect(readNumber(typed, locale)).toEqual({ kind: "number", number });
    expect(heldNumber(typed, locale)).toBe(number);
  });

  it.each([
    [ENGLISH, "71.000", ["71000", "71"]],
    [ENGLISH, "71.500", ["71500", "71.5"]],
    [GERMAN, "71,000", ["71000", "71"]],
    [GERMAN, "-1,250", ["-1250", "-1.25"]],
  ])(
    "is asked about where it can be either, and held as no number: %s %s",
    (locale, typed, numbers) => {
      expect(readNumber(typed, locale)).toEqual({ kind: "either", numbers });
      expect(isNumber(heldNumber(typed, locale))).toBe(false);
    },
  );

  it.each([
    [ENGLISH, "12,5"],
    [ENGLISH, "1,25,000"],
    [ENGLISH, "1,250 000"],
    [ENGLISH, "12 EUR"],
    [ENGLISH, "007"],
    [ENGLISH, ""],
    [GERMAN, "1,2,3"],
    [GERMAN, "71.00,5"],
    [GERMAN, "12 €"],
    [GERMAN, "12,"],
  ])("is none where it is written in no such way: %s “%s”", (locale, typed) => {
    expect(readNumber(typed, locale)).toEqual({ kind: "none" });
    expect(heldNumber(typed, locale)).toBe(typed);
  });
});

it.each([
  [ENGLISH, "1250.5", "1250.5"],
  [GERMAN, "1250.5", "1250,5"],
  [GERMAN, "1250", "1250"],
  [GERMAN, "E-1.5", "E-1.5"],
])("a number is written as the language does: %s %s", (locale, number, written) => {
  expect(writtenNumber(number, locale)).toBe(written);
});

it.each([ENGLISH, GERMAN])(
  "a number that was written is never read as another one: %s",
  (locale) => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,9})(\.\d{1,5})?$/);

    fc.assert(
      fc.property(digits, (number) => {
        const read = readNumber(writtenNumber(number, locale), locale);
        if (read.kind === "number") expect(read.number).toBe(number);
        else
          expect(read).toMatchObject({
            kind: "either",
            numbers: [expect.anything(), expect.anything()],
          });
      }),
    );
  },
);

import { isPlainDate } from "#ui/words/plain-date.ts";

/** What a language that is written from the right puts between figures, which nobody sees. */
const DIRECTIONS = /[\u061c\u200e\u200f]/g;

type Part = "day" | "month" | "year";

/**
 * The date that a text says, as it is kept (2026-02-05): written in the order of the language with
 * whatever is put between, with the month's name as Baton writes it, or as other tools write it.
 * Null where it is no date that exists.
 */
export function readDate(text: string, locale: string): string | null {
  const typed = text.replaceAll(DIRECTIONS, "").trim();
  const date = isPlainDate(typed) ? typed : (inFigures(typed, locale) ?? withName(typed, locale));
  return date !== null && isPlainDate(date) ? date : null;
}

function inFigures(typed: string, locale: string): string | null {
  const found = /^(\d{1,4})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{1,4})$/.exec(typed);
  if (!found) return null;
  const said = new Map(orderOf(locale).map((part, at) => [part, found[at + 1] ?? ""]));
  const year = said.get("year") ?? "";
  const full = year.length === 2 ? `20${year}` : year;
  return `${full}-${twoFigures(said.get("month"))}-${twoFigures(said.get("day"))}`;
}

/** "14 Dec 2026", "14. Dezember 2026", "Dec 14, 2026". */
function withName(typed: string, locale: string): string | null {
  const dayFirst = /^(\d{1,2})[.,]?[\s-]*([\p{L}\p{M}]+)[.,]?[\s-]*(\d{4})$/u.exec(typed);
  const nameFirst = /^([\p{L}\p{M}]+)[.,]?[\s-]*(\d{1,2})[.,]?[\s-]+(\d{4})$/u.exec(typed);
  const day = dayFirst?.[1] ?? nameFirst?.[2];
  const name = dayFirst?.[2] ?? nameFirst?.[1];
  const month = name === undefined ? 0 : monthNamed(name, locale);
  if (month === 0) return null;
  return `${dayFirst?.[3] ?? nameFirst?.[3]}-${twoFigures(String(month))}-${twoFigures(day)}`;
}

/** So much of a month's name says which one it is. */
const TELLING = 3;

/** The number of the month that the language calls so, in full or cut; 0 where none is. */
function monthNamed(name: string, locale: string): number {
  const said = name.toLocaleLowerCase(locale);
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)));
  const isSaid = (month: Date) =>
    (["long", "short"] as const).some((length) => {
      const written = nameOf(month, locale, length);
      return written === said || (said.length >= TELLING && written.startsWith(said));
    });
  return months.findIndex(isSaid) + 1;
}

function nameOf(date: Date, locale: string, month: "long" | "short"): string {
  const options = { day: "numeric", month, year: "numeric", timeZone: "UTC" } as const;
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(date);
  const name = parts.find(({ type }) => type === "month")?.value ?? "";
  return name.replace(/\.$/, "").toLocaleLowerCase(locale);
}

function twoFigures(part = ""): string {
  return part.padStart(2, "0");
}

/** How a date is typed in the language; its day can be no month. */
export function exampleDate(locale: string): string {
  return writtenDate("2026-12-31", locale);
}

/** A date as it is typed in the language, its year in full; any other text as it is. */
export function writtenDate(text: string, locale: string): string {
  if (!isPlainDate(text)) return text;
  return format(locale).format(new Date(`${text}T00:00:00Z`));
}

function orderOf(locale: string): Part[] {
  const parts = format(locale).formatToParts(new Date(0));
  const isPart = (type: string): type is Part => ["day", "month", "year"].includes(type);
  return parts.map(({ type }) => type).filter(isPart);
}

function format(locale: string): Intl.DateTimeFormat {
  const numeric = { day: "numeric", month: "numeric", year: "numeric" } as const;
  // Digits that the keys of every computer have.
  return new Intl.DateTimeFormat(locale, { ...numeric, timeZone: "UTC", numberingSystem: "latn" });
}

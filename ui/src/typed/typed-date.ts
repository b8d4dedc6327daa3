import { isPlainDate } from "#ui/words/plain-date.ts";

/** What a language that is written from the right puts between figures, which nobody sees. */
const DIRECTIONS = /[\u061c\u200e\u200f]/g;

type Part = "day" | "month" | "year";

/**
 * The date that a text says, as it is kept (2026-02-05): written in the order of the language with
 * whatever is put between, or as other tools write it. Null where it is no date that exists.
 */
export function readDate(text: string, locale: string): string | null {
  const typed = text.replaceAll(DIRECTIONS, "").trim();
  if (isPlainDate(typed)) return typed;
  const found = /^(\d{1,4})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{1,4})$/.exec(typed);
  if (!found) return null;
  const said = new Map(orderOf(locale).map((part, at) => [part, found[at + 1] ?? ""]));
  const two = (part: Part) => (said.get(part) ?? "").padStart(2, "0");
  const year = said.get("year") ?? "";
  const date = `${year.length === 2 ? `20${year}` : year}-${two("month")}-${two("day")}`;
  return isPlainDate(date) ? date : null;
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

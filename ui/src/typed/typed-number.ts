/** What a text says where somebody typed a number. Numbers are as other tools write them: 12.5 */
export type NumberRead =
  | { readonly kind: "number"; readonly number: string }
  /** It can be meant in two ways: by the language of the page, and as others write. */
  | { readonly kind: "either"; readonly numbers: readonly [string, string] }
  | { readonly kind: "none" };

// RFC 8259, section 6: no grouping, no decimal comma, no leading zero.
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Whether a text is a number as other tools write it. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** How a language writes a number; `group` where it parts thousands by a comma or a dot. */
type Marks = { readonly decimal: "." | ","; readonly group: "." | "," | null };

/**
 * Reads a number as it is written in the language of the page: "1,250" and "1.250" are 1250 where
 * thousands are written so. As other tools write them they are read, too, as far as that is nothing
 * else in the language: "12.5" is 12.5 in German. What would be thousands in another language and
 * would be written without its last zero in this one ("71.000" in English) can be either.
 */
export function readNumber(text: string, locale: string): NumberRead {
  const typed = text.trim();
  const marks = marksOf(locale);
  const own = numberBy(marks, typed);
  if (own === null) {
    return isNumber(typed) ? { kind: "number", number: typed } : { kind: "none" };
  }
  const other = numberBy(turned(marks), typed);
  const isEither = other !== null && typed.includes(marks.decimal) && typed.endsWith("0");
  if (isEither) return { kind: "either", numbers: [other, withoutLastZeros(own)] };
  return { kind: "number", number: own };
}

/**
 * What a form holds of a typed number: the number as other tools write it, and what was not
 * understood as a text that is no number for anybody, so that nothing takes it for one.
 */
export function heldNumber(text: string, locale: string): string {
  const read = readNumber(text, locale);
  if (read.kind === "number") return read.number;
  const typed = text.trim();
  return isNumber(typed) ? `${typed}${ASKED}` : typed;
}

/** Behind a number that can be meant in two ways, so that nobody takes it for one. */
const ASKED = " ?";

/** What somebody typed that is held as no number, as it could be either; null for anything else. */
export function askedNumber(held: string): string | null {
  const typed = held.endsWith(ASKED) ? held.slice(0, -ASKED.length) : "";
  return isNumber(typed) ? typed : null;
}

/** A number of other tools as the language writes it, without thousands; any other text as it is. */
export function writtenNumber(text: string, locale: string): string {
  return isNumber(text) ? text.replace(".", marksOf(locale).decimal) : text;
}

function marksOf(locale: string): Marks {
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.6);
  const has = (type: string, mark: string) =>
    parts.some((part) => part.type === type && part.value === mark);
  const decimal = has("decimal", ",") ? "," : ".";
  const group = decimal === "," ? "." : ",";
  return { decimal, group: has("group", group) ? group : null };
}

function turned({ decimal }: Marks): Marks {
  return { decimal: decimal === "," ? "." : ",", group: decimal };
}

/** The number that a text is by these marks; blanks and apostrophes part thousands everywhere. */
function numberBy({ decimal, group }: Marks, typed: string): string | null {
  const between = `[${group ?? ""} \u00a0\u202f'’]`;
  const whole = `0|[1-9]\\d{0,2}(?:(${between})\\d{3}(?:\\2\\d{3})*)|[1-9]\\d*`;
  const form = new RegExp(`^(-?(?:${whole}))(?:[${decimal}](\\d+))?([eE][+-]?\\d+)?$`);
  const found = form.exec(typed);
  if (!found) return null;
  const [, digits = "", , fraction, exponent = ""] = found;
  const point = fraction === undefined ? "" : `.${fraction}`;
  return `${digits.replaceAll(/[^\d-]/g, "")}${point}${exponent}`;
}

function withoutLastZeros(number: string): string {
  return number.includes(".") ? number.replace(/\.?0+$/, "") : number;
}

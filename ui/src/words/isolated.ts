const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const LEFT_TO_RIGHT = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u;

/** Unicode's marks around a text whose direction is its own. */
const BEGIN = "\u2068";
const END = "\u2069";

/**
 * A name in a sentence of the other direction keeps its order, and leaves the sentence its own. In
 * a text there is no element to say so.
 */
export function isolated(text: string, direction: "ltr" | "rtl"): string {
  const other = direction === "ltr" ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  return other.test(text) ? `${BEGIN}${text}${END}` : text;
}

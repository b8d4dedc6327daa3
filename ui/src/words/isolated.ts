const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const LEFT_TO_RIGHT = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u;

/** Unicode's marks around a text whose direction is its own. */
const BEGIN = "\u2068";
const END = "\u2069";

/** The marks that begin such a text, whatever its direction. */
const BEGINNINGS = "\u2066\u2067\u2068";

/** All marks with which a text can turn what stands behind it. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * A name in a sentence of the other direction keeps its order, and leaves the sentence its own,
 * even one that was written to turn it round. In a text there is no element to say so.
 */
export function isolated(text: string, direction: "ltr" | "rtl"): string {
  const other = direction === "ltr" ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  return other.test(text) || TURNS.test(text) ? `${BEGIN}${balanced(text)}${END}` : text;
}

/** The same text, whose marks end within it: one too many ends what stands around it. */
export function balanced(text: string): string {
  if (!TURNS.test(text)) return text;
  let depth = 0;
  let kept = "";
  for (const letter of text) {
    if (letter === END && depth === 0) continue;
    if (letter === END) depth -= 1;
    if (BEGINNINGS.includes(letter)) depth += 1;
    kept += letter;
  }
  return kept + END.repeat(depth);
}

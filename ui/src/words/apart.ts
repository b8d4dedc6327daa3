import i18next from "i18next";
import { isolated } from "#ui/words/isolated.ts";
import { languageOf } from "#ui/words/languages.ts";

/** A name that stands in a text of the page: it keeps its order, and leaves the text its own. */
export function apart(text: string): string {
  return isolated(text, languageOf(i18next.language).direction);
}

/** No text of a language or of a person has it. */
const SLOT = "\u{e000}";

/** What stands before and behind a part of a text that is drawn by itself. */
export function around(fill: (slot: string) => string): readonly [before: string, behind: string] {
  const [before = "", behind = ""] = fill(SLOT).split(SLOT);
  return [before, behind];
}

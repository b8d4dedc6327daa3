import i18next from "i18next";
import { isolated } from "#ui/words/isolated.ts";
import { languageOf } from "#ui/words/languages.ts";

/** A name that stands in a text of the page: it keeps its order, and leaves the text its own. */
export function apart(text: string): string {
  return isolated(text, languageOf(i18next.language).direction);
}

import { useTranslation } from "react-i18next";
import { languageOf } from "#ui/words/languages.ts";

/** How dates, numbers and lists are written in the language of the page. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  return languageOf(i18n.language).locale;
}

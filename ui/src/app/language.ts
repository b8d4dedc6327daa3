import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useChoices } from "#ui/api/cache/choices.ts";
import { languageFor } from "#ui/words/languages.ts";

/** Follows the language that was chosen, else the one that the person reads. */
export function useLanguage(): void {
  const { i18n } = useTranslation();
  const wanted = useChoices()?.languages;
  const id = wanted && languageFor(wanted).id;
  useEffect(() => {
    if (id && i18n.language !== id) void i18n.changeLanguage(id);
  }, [i18n, id]);
}

import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSettings } from "#ui/api/settings.ts";
import { fallback, languageOf } from "#ui/words/languages.ts";

/** Follows the chosen language, where it is one that Baton speaks. */
export function useLanguage(): void {
  const { i18n } = useTranslation();
  const { id } = languageOf(useSettings().data?.language ?? fallback.id);
  useEffect(() => {
    if (i18n.language !== id) void i18n.changeLanguage(id);
  }, [i18n, id]);
}

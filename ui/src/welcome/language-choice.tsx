import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useChangeSettings, useSettings } from "#ui/api/settings.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { languageOf, languages } from "#ui/words/languages.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

/** In which language Baton speaks, asked where it says its first words. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation("welcome");
  const words = useProblemWords();
  const readOnly = useReadOnly();
  const known = useSettings().data?.language ?? i18n.language;
  const settings = useChangeSettings();
  const choose = (language: string) =>
    settings.mutate(
      { language },
      { onError: (error) => toast(words(error).what, { tone: "needs_you" }) },
    );
  return (
    <Select
      label={t("language")}
      size="sm"
      className="label-beside"
      value={languageOf(known).id}
      isDisabled={readOnly}
      onChange={(language) => {
        if (language !== known) choose(language);
      }}
      options={languages.map(({ id, name }) => ({ id, label: name }))}
    />
  );
}

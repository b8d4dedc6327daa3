import { useTranslation } from "react-i18next";
import { choose } from "#ui/api/cache/choices.ts";
import { useReadOnly } from "#ui/api/session.ts";
import { useChangeSettings } from "#ui/api/settings.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { languageOf, languages } from "#ui/words/languages.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

/**
 * In which language Baton speaks, asked where it says its first words: to whoever chooses, and to
 * everybody who does not.
 */
export function LanguageChoice() {
  const { t, i18n } = useTranslation("welcome");
  const words = useProblemWords();
  const readOnly = useReadOnly();
  const settings = useChangeSettings();
  const change = (language: string) => {
    choose({ language });
    settings.mutate(
      { language },
      { onError: (error) => toast(words(error).what, { tone: "needs_you" }) },
    );
  };
  return (
    <Select
      label={t("language")}
      size="sm"
      className="label-beside"
      value={languageOf(i18n.language).id}
      isDisabled={readOnly}
      onChange={(language) => {
        if (language !== i18n.language) change(language);
      }}
      options={languages.map(({ id, name }) => ({ id, label: name }))}
    />
  );
}

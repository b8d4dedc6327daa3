import { useTranslation } from "react-i18next";
import { choose, choosesForItself, useChoices } from "#ui/api/cache/choices.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Settings, Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { languageOf, languages } from "#ui/words/languages.ts";

type Patch = Shape<"SettingsPatchInput">;
type HowItLooksProps = { settings: Settings; save: (change: Patch) => void };

const THEMES = ["auto", "light", "dark"] as const;

/**
 * Appearance and language: of this browser, where several people have one each; else of Baton. What
 * one of them chose can be made everybody's who chose nothing.
 */
export function HowItLooks({ settings, save }: HowItLooksProps) {
  const { t, i18n } = useTranslation("settings");
  const readOnly = useReadOnly();
  const theme = useChoices()?.theme ?? settings.theme;
  const language = languageOf(i18n.language).id;
  const change = choosesForItself ? choose : save;
  const isOwn = language !== settings.language || theme !== settings.theme;
  return (
    <>
      <RadioGroup
        label={t("general.theme")}
        value={theme}
        isDisabled={readOnly && !choosesForItself}
        onChange={(theme) => change({ theme })}
        options={THEMES.map((id) => ({ id, label: t(`general.themes.${id}`) }))}
      />
      <Select
        label={t("general.language")}
        help={t("general.languageHelp", { count: languages.length })}
        className="short-field"
        value={language}
        onChange={(chosen) => {
          if (chosen !== language) change({ language: chosen });
        }}
        options={languages.map(({ id, name }) => ({ id, label: name }))}
      />
      {choosesForItself && (
        <div className="stack tight">
          <p className="muted small">{t("general.inThisBrowser")}</p>
          {isOwn && (
            <div>
              <Button size="sm" isDisabled={readOnly} onPress={() => save({ theme, language })}>
                {t("general.forEverybody")}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}

import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useChangeSettings } from "#ui/api/settings.ts";
import type { Settings, Shape, System } from "#ui/api/shapes.ts";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { Switch } from "#ui/parts/fields/switch.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { SettingsSection } from "#ui/settings/settings-section.tsx";
import { languageOf, languages } from "#ui/words/languages.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type GeneralSettingsProps = { settings: Settings; system: System };

const THEMES = ["auto", "light", "dark"] as const;

/** Appearance, language, keys, and the name in the audit. */
export function GeneralSettings({ settings, system }: GeneralSettingsProps) {
  const { t } = useTranslation("settings");
  const words = useProblemWords();
  const change = useChangeSettings();
  const readOnly = useReadOnly();
  const save = (settings: Shape<"SettingsPatchInput">) =>
    change.mutate(settings, {
      onError: (error) => toast(t("notSaved", { what: words(error).what }), { tone: "needs_you" }),
    });
  return (
    <SettingsSection id="general" title={t("sections.general")}>
      <RadioGroup
        label={t("general.theme")}
        value={settings.theme}
        isDisabled={readOnly}
        onChange={(theme) => save({ theme })}
        options={THEMES.map((id) => ({ id, label: t(`general.themes.${id}`) }))}
      />
      <Select
        label={t("general.language")}
        help={t("general.languageHelp", { count: languages.length })}
        className="short-field"
        value={languageOf(settings.language).id}
        onChange={(language) => {
          if (language !== settings.language) save({ language });
        }}
        options={languages.map(({ id, name }) => ({ id, label: name }))}
      />
      <Switch
        isSelected={settings.single_keys}
        isDisabled={readOnly}
        onChange={(single_keys) => save({ single_keys })}
        help={t("general.singleKeysHelp")}
      >
        {t("general.singleKeys")}
      </Switch>
      <div className="stack tight">
        <h3 className="label">{t("general.you")}</h3>
        <p className="wrap">{system.actor}</p>
        <p className="muted small">{t("general.youHelp")}</p>
      </div>
    </SettingsSection>
  );
}

import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useChangeSettings } from "#ui/api/settings.ts";
import type { Settings, Shape, System } from "#ui/api/shapes.ts";
import { Switch } from "#ui/parts/fields/switch.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { HowItLooks } from "#ui/settings/how-it-looks.tsx";
import { SettingsSection } from "#ui/settings/settings-section.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type GeneralSettingsProps = { settings: Settings; system: System };

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
      <HowItLooks settings={settings} save={save} />
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

import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useChangeSettings } from "#ui/api/settings.ts";
import type { Settings, System } from "#ui/api/shapes.ts";
import { useCapability } from "#ui/api/system.ts";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { BaseAddress } from "#ui/settings/base-address.tsx";
import { ListenerState } from "#ui/settings/listener-state.tsx";
import { ReachLine } from "#ui/settings/reach-line.tsx";
import { SettingsSection } from "#ui/settings/settings-section.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type AddressSettingsProps = { settings: Settings; system: System };

/** Where other tools reach Baton. */
export function AddressSettings({ settings, system }: AddressSettingsProps) {
  const { t } = useTranslation("settings");
  return (
    <SettingsSection id="addresses" title={t("sections.addresses")}>
      <ListenerState listener={system.listener} base={settings.base_address ?? null} />
      <div className="stack tight">
        <h3 className="label">{t("addresses.reach")}</h3>
        <ReachLine reach={system.reach} />
      </div>
      <BaseAddress settings={settings} />
      <ListenFrom settings={settings} />
    </SettingsSection>
  );
}

const LISTENS = ["only_this_computer", "this_network"] as const;

function ListenFrom({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const words = useProblemWords();
  const change = useChangeSettings();
  const readOnly = useReadOnly();
  if (!useCapability("listen_on_network")) return null;
  return (
    <div className="stack tight">
      <RadioGroup
        label={t("addresses.listen")}
        value={settings.listen}
        isDisabled={readOnly}
        onChange={(listen) =>
          change.mutate(
            { listen },
            {
              onError: (error) =>
                toast(t("notSaved", { what: words(error).what }), { tone: "needs_you" }),
            },
          )
        }
        options={LISTENS.map((id) => ({ id, label: t(`addresses.listens.${id}`) }))}
      />
      <p className="muted small">{t("addresses.listenHelp")}</p>
    </div>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import type { System } from "#ui/api/shapes.ts";
import { host } from "#ui/host/host.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { ComputerHabits } from "#ui/settings/computer/computer-habits.tsx";
import { WhereItRuns } from "#ui/settings/computer/where-it-runs.tsx";
import { SettingsSection } from "#ui/settings/settings-section.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";
import { useTimes } from "#ui/words/times.ts";

type ComputerSettingsProps = { system: System };

/** Where Baton runs and where its secrets live. */
export function ComputerSettings({ system }: ComputerSettingsProps) {
  const { t } = useTranslation("settings");
  return (
    <SettingsSection id="computer" title={t("sections.computer")}>
      <SecretStore system={system} />
      {host.habits && <ComputerHabits habits={host.habits} />}
      <WhereItRuns system={system} />
    </SettingsSection>
  );
}

function SecretStore({ system }: ComputerSettingsProps) {
  const { t } = useTranslation("settings");
  const client = useQueryClient();
  const words = useProblemWords();
  const times = useTimes();
  const { state, missing } = system.secret_store;
  const ready = state === "ready";
  const desktop = system.host === "desktop";
  const mayUnlock = desktop && state === "locked";
  const look = useMutation({
    mutationFn: async () => {
      if (mayUnlock) await host.unlock();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.system }),
  });
  return (
    <div className="stack tight">
      <h3 className="label">{t("computer.title")}</h3>
      <p className="row wraps">
        <span>{system.host === "desktop" ? t("computer.desktop") : t("computer.server")}</span>
        <span className={`status ${ready ? "status-done" : "status-needs_you"}`}>
          <StatusGlyph status={ready ? "done" : "needs_you"} />
          {t(`computer.state.${state}`)}
        </span>
      </p>
      <p className="muted small">{t(`computer.text.${state}`)}</p>
      {missing.length > 0 && (
        <ul className="named-list">
          {missing.map((name) => (
            <li key={name} className="wrap">
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {!ready && (
        <div>
          <Button size="sm" isPending={look.isPending} onPress={() => look.mutate()}>
            {mayUnlock ? t("computer.unlock") : t("computer.again")}
          </Button>
        </div>
      )}
      {!ready && look.isSuccess && (
        <p className="small" role="status">
          {t("computer.looked", { time: times.exact(new Date(look.submittedAt)) })}
        </p>
      )}
      {look.error && (
        <ErrorLine text={mayUnlock ? t("computer.stillLocked") : words(look.error).what} />
      )}
    </div>
  );
}

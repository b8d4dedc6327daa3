import { skipToken, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import type { System } from "#ui/api/shapes.ts";
import { host } from "#ui/host/host.ts";
import { isThisComputer } from "#ui/words/listener-words.ts";

type WhereItRunsProps = { system: Pick<System, "host"> };

/** Where Baton runs, and what ends it there. */
export function WhereItRuns({ system }: WhereItRunsProps) {
  const { t } = useTranslation("settings");
  const habits = useQuery({ queryKey: keys.habits, queryFn: host.habits?.read ?? skipToken }).data;
  const isDesktop = system.host === "desktop";
  const here = habits?.keep_running === false ? "computer.runsInWindow" : "computer.runsDesktop";
  const name = location.hostname;
  return (
    <div className="stack tight">
      <h3 className="label">{t("computer.where")}</h3>
      <p>
        {isDesktop
          ? t(here)
          : isThisComputer(name)
            ? t("computer.runsHere")
            : t("computer.runsServer", { name })}
      </p>
      {isDesktop && <p className="muted small">{t("computer.sleepsText")}</p>}
    </div>
  );
}

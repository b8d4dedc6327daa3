import { useTranslation } from "react-i18next";
import { useSystem } from "#ui/api/system.ts";
import { useTimes } from "#ui/words/times.ts";

/** How many problems there are, and runs that need the admin; and when that was asked. */
export function HowItStands() {
  const { t } = useTranslation("frame");
  const { data, dataUpdatedAt } = useSystem();
  const times = useTimes();
  if (!data) return null;
  const { problems, runs_needs_you: runs } = data.counts;
  const counted = t("foot.problems", { count: problems });
  const stands =
    runs === 0
      ? counted
      : t("foot.both", { problems: counted, runs: t("foot.runs", { count: runs }) });
  return (
    <span className="wide-only row">
      <span role="status">{problems === 0 ? t("foot.nothing") : stands}</span>
      <span aria-hidden="true">·</span>
      <span>{t("foot.checked", { time: times.time(new Date(dataUpdatedAt)) })}</span>
    </span>
  );
}

import { useTranslation } from "react-i18next";
import { useSystem } from "#ui/api/system.ts";
import { useTimes } from "#ui/words/times.ts";

/** How many problems there are, and people in them where there are some; and when that was asked. */
export function HowItStands() {
  const { t } = useTranslation("frame");
  const { data, dataUpdatedAt } = useSystem();
  const times = useTimes();
  if (!data) return null;
  const { problems, problem_people: people } = data.counts;
  const counted = t("foot.problems", { count: problems });
  const stands =
    people === 0
      ? counted
      : t("foot.both", { problems: counted, people: t("foot.people", { count: people }) });
  return (
    <span className="wide-only row">
      <span role="status">{problems === 0 ? t("foot.nothing") : stands}</span>
      <span aria-hidden="true">·</span>
      <span>{t("foot.checked", { time: times.time(new Date(dataUpdatedAt)) })}</span>
    </span>
  );
}

import { useTranslation } from "react-i18next";
import { useSystem } from "#ui/api/system.ts";
import { HelpButton } from "#ui/frame/help-button.tsx";
import { WhereItRuns } from "#ui/frame/where-it-runs.tsx";
import { classes } from "#ui/parts/classes.ts";
import { useTimes } from "#ui/words/times.ts";

type FooterProps = {
  /** Says where it runs: on screens without the left bar. */
  where?: boolean;
};

/** The line at the foot of the window. When it last looked changes by itself and is not read out. */
export function Footer({ where = false }: FooterProps) {
  return (
    <footer className="foot">
      <div className="row grow">
        <span className={classes(!where && "narrow-only")} role="status">
          <WhereItRuns line />
        </span>
        {!where && <HowItStands />}
      </div>
      <HelpButton />
    </footer>
  );
}

function HowItStands() {
  const { t } = useTranslation("frame");
  const { data, dataUpdatedAt } = useSystem();
  const times = useTimes();
  if (!data) return null;
  const { problems, problem_people: people } = data.counts;
  return (
    <span className="wide-only row">
      <span role="status">
        {problems === 0
          ? t("foot.nothing")
          : t("foot.both", {
              problems: t("foot.problems", { count: problems }),
              people: t("foot.people", { count: people }),
            })}
      </span>
      <span aria-hidden="true">·</span>
      <span>{t("foot.checked", { time: times.time(new Date(dataUpdatedAt)) })}</span>
    </span>
  );
}

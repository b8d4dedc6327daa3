import { useTranslation } from "react-i18next";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { Facts } from "#ui/parts/facts/facts.tsx";
import { namedWithoutEmail, nameIn, whoIsSaid } from "#ui/problem-actions/who-is-said.ts";
import { useEndedWords } from "#ui/problems/use-ended-words.ts";
import { isUnreadOfEach } from "#ui/words/problem-kind-words.ts";
import { useTimes } from "#ui/words/times.ts";

/** What is said of a cause in its row: what a call named, how many it hits, since when and where. */
export function ProblemFacts({ problem }: { problem: ProblemGroup }) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const { people, calls, params, from, says, ended } = problem;
  const ways = useEndedWords();
  const { step_name: step, workflow_name: workflow } = problem;
  const since = times.near(problem.since);
  // The title says it.
  const said = namedWithoutEmail(problem) === null ? whoIsSaid(says) : null;
  const isNobody = problem.kind === "names_nobody" && said !== null;
  // Of what nothing reads, each person has their own, which stands beside the person.
  const named = isUnreadOfEach(problem.kind, params) ? null : nameIn(params.value);
  const value = named ?? params.email ?? (isNobody ? t("says", { value: said }) : said);
  const { others } = problem;
  const about = value && others > 0 ? t("andOthers", { value, count: others }) : value;
  const facts = [
    ...(about ? [about] : []),
    ...(people > 0 ? [t("people", { count: people })] : []),
    ...(calls > 0
      ? [from ? t("callsFrom", { count: calls, from }) : t("calls", { count: calls })]
      : []),
    ended
      ? since === times.near(ended.at)
        ? t("wasAt", { time: since })
        : t("was", { since, until: times.near(ended.at) })
      : t("since", { time: since }),
    ...(ended ? ways(ended) : []),
    ...(workflow ? [step ? t("at", { step, workflow }) : t("in", { workflow })] : []),
  ];
  return (
    <p className="muted small wrap">
      <Facts facts={facts} />
    </p>
  );
}

import { useTranslation } from "react-i18next";
import type { RunSummary } from "#ui/api/shapes.ts";
import { around } from "#ui/words/apart.ts";
import { knownProblem, useProblemKindWords } from "#ui/words/problem-kind-words.ts";
import { useTimes } from "#ui/words/times.ts";

/** Where a run is, in parts: what stands around the place says how many more there are. */
export type WhereWords = {
  readonly whole: string;
  readonly before: string;
  readonly place: string;
  readonly behind: string;
};

type Where = Pick<RunSummary, "where" | "stopped">;

/**
 * Says where a run is, in one line; what a tool answered says more than that it failed. Of several
 * steps under way it is the most urgent one, with how many more there are.
 */
export function useWhereWords(): (run: Where) => WhereWords {
  const { t } = useTranslation("runs");
  const problemWords = useProblemKindWords();
  const times = useTimes();
  const placeOf = ({ where: { kind, params, step_name, tool }, stopped }: Where): string => {
    const step = step_name ?? "";
    const problem = knownProblem(params.problem);
    if (kind === "not_delivered" && problem) {
      return problemWords(problem, params, { tool, step }).title;
    }
    if (kind === "stopped" && stopped) return t("stoppedBy", { by: stopped.by });
    if (kind === "trying_again" && params.next_try) {
      return t("where.trying_again_at", { step, time: times.near(params.next_try) });
    }
    if (kind === "settling" && params.until) {
      return t("where.settling_until", { time: times.near(params.until) });
    }
    return t(`where.${kind}`, { ...params, step });
  };
  return (run) => {
    const place = placeOf(run);
    const { more: count } = run.where;
    if (count === 0) return { whole: place, before: "", place, behind: "" };
    const [before, behind] = around((where) => t("andMore", { where, count }));
    return { whole: before + place + behind, before, place, behind };
  };
}

import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { knownProblem, useProblemKindWords } from "#ui/words/problem-kind-words.ts";

/**
 * Says where a run is, in one line; what a tool answered says more than that it failed. Of several
 * steps under way it is the most urgent one, with how many more there are.
 */
export function useWhereWords(): (where: Shape<"Where">) => string {
  const { t } = useTranslation("runs");
  const problemWords = useProblemKindWords();
  return ({ kind, params, step_name, tool, more }) => {
    const step = step_name ?? "";
    const problem = knownProblem(params.problem);
    const where =
      kind === "not_delivered" && problem
        ? problemWords(problem, params, { tool, step }).title
        : t(`where.${kind}`, { ...params, step });
    return more > 0 ? t("andMore", { where, count: more }) : where;
  };
}

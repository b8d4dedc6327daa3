import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { knownProblem, useProblemKindWords } from "#ui/words/problem-kind-words.ts";

/** Says where a run is, in one line; what a tool answered says more than that it failed. */
export function useWhereWords(): (where: Shape<"Where">) => string {
  const { t } = useTranslation("runs");
  const problemWords = useProblemKindWords();
  return ({ kind, params, step_name, tool }) => {
    const step = step_name ?? "";
    const problem = knownProblem(params.problem);
    if (kind === "not_delivered" && problem) {
      return problemWords(problem, params, { tool, step }).title;
    }
    return t(`where.${kind}`, { ...params, step });
  };
}

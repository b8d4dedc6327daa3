import { useTranslation } from "react-i18next";
import type { RunStep } from "#ui/api/shapes.ts";
import { referenceNamed } from "#ui/document/detail-names.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { knownProblem, useProblemKindWords } from "#ui/words/problem-kind-words.ts";

/** Says why a step needs somebody, and what usually helps; null when it does not. */
export function useWhatIsWrong(): (
  step: RunStep,
  names: { tool: string; step: string },
) => { title: string; text: string } | null {
  const words = useProblemKindWords();
  const { t } = useTranslation("run");
  const { detail } = useFlowWords();
  return (step, names) => {
    if (step.status !== "needs_you" || !step.detail) return null;
    const { kind, params } = step.detail;
    if (kind === "path_unclear") {
      const reference = referenceNamed(params.detail ?? "");
      return {
        title: t("step.pathUnclear", { path: params.path_name ?? "" }),
        text: reference
          ? t("step.pathUnclearDetail", { detail: detail(reference) })
          : t("step.pathUnclearText"),
      };
    }
    const problem = knownProblem(params.problem ?? kind);
    return problem && problem !== "nobody_called" ? words(problem, params, names) : null;
  };
}

import { useTranslation } from "react-i18next";
import type { RunStep } from "#ui/api/shapes.ts";
import { referenceNamed, referenceOf } from "#ui/document/detail-names.ts";
import { useUnclearWords } from "#ui/sentences/use-unclear-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { knownProblem, useProblemKindWords } from "#ui/words/problem-kind-words.ts";

type Told = { title: string; text: string };

/** Says why a step needs somebody, and what usually helps; null when it does not. */
export function useWhatIsWrong(): (
  step: RunStep,
  names: { tool: string; step: string; person: string },
) => Told | null {
  const words = useProblemKindWords();
  const unclear = useUnclearWords();
  const { t } = useTranslation("run");
  const { detail, personDetail } = useFlowWords();
  return (step, names) => {
    if (step.status !== "needs_you" || !step.detail) return null;
    const { kind, params } = step.detail;
    if (kind === "path_unclear") return unclear(params);
    const problem = knownProblem(params.problem ?? kind);
    if (!problem || problem === "nobody_called") return null;
    const said = words(problem, params, names);
    if (problem === "detail_not_set" && params.name && params.why === "looks_sensitive") {
      const about = { detail: personDetail(params.name) };
      const text = t("step.looksSensitiveText", about);
      return { ...said, title: t("step.looksSensitive", about), text };
    }
    if (problem === "detail_not_set" && params.name) {
      const about = { detail: personDetail(params.name), value: params.value ?? "" };
      return { ...said, title: t(params.value ? "step.cannotBe" : "step.becomesNothing", about) };
    }
    const isEmpty = problem === "value_missing" || problem === "date_missing";
    if (!isEmpty || !params.detail || params.why === "date_unreadable") return said;
    const reference = referenceNamed(params.detail) ?? referenceOf(params.detail);
    const about = { detail: detail(reference), name: names.person };
    return {
      ...said,
      title: t(reference.source.kind === "person" ? "step.personLacks" : "step.lacks", about),
    };
  };
}

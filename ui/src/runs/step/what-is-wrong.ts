import type { RunStep } from "#ui/api/shapes.ts";
import { knownProblem, useProblemKindWords } from "#ui/words/problem-kind-words.ts";

/** Says why a step needs somebody, and what usually helps; null when it does not. */
export function useWhatIsWrong(): (
  step: RunStep,
  names: { tool: string; step: string },
) => { title: string; text: string } | null {
  const words = useProblemKindWords();
  return (step, names) => {
    if (step.status !== "needs_you" || !step.detail) return null;
    const { kind, params } = step.detail;
    const problem = knownProblem(params.problem ?? kind);
    return problem && problem !== "nobody_called" ? words(problem, params, names) : null;
  };
}

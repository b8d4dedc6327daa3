import type { RunStep } from "#ui/api/shapes.ts";
import { useUnclearWords } from "#ui/sentences/use-unclear-words.ts";
import { knownProblem, useProblemKindWords } from "#ui/words/problem-kind-words.ts";

/** Says why a step needs somebody, and what usually helps; null when it does not. */
export function useWhatIsWrong(): (
  step: RunStep,
  names: { tool: string; step: string },
) => { title: string; text: string } | null {
  const words = useProblemKindWords();
  const unclear = useUnclearWords();
  return (step, names) => {
    if (step.status !== "needs_you" || !step.detail) return null;
    const { kind, params } = step.detail;
    if (kind === "path_unclear") return unclear(params);
    const problem = knownProblem(params.problem ?? kind);
    return problem && problem !== "nobody_called" ? words(problem, params, names) : null;
  };
}

import type { RunStep } from "#ui/api/shapes.ts";
import { PROBLEM_KINDS, useProblemKindWords } from "#ui/problems/kindWords.ts";

/** Says why a step needs somebody; null when it does not. */
export function useWhatIsWrong(): (step: RunStep, tool: string) => string | null {
  const words = useProblemKindWords();
  return (step, tool) => {
    if (step.status !== "needs_you" || !step.detail) return null;
    const { kind, params } = step.detail;
    const known = PROBLEM_KINDS.find((each) => each === (params.problem ?? kind));
    if (!known || known === "nobody_called") return null;
    const { title, text } = words(known, params, { tool, step: tool });
    return `${title}. ${text}`;
  };
}

import { useProblemItemOf } from "#ui/api/problems.ts";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import { isMendedAtPerson } from "#ui/runs/step/problem/mended-at-person.ts";
import { useOpenProblem } from "#ui/runs/step/problem/open-problem.ts";
import { knownProblem, saidUnread } from "#ui/words/problem-kind-words.ts";

/**
 * What a call said of the detail that a step lacks, which nothing reads; null for nothing. It stands
 * with the problem alone.
 */
export function useSaidUnread(run: Run, stepId: string, step: RunStep | undefined): string | null {
  const kind = step && isMendedAtPerson(step) ? knownProblem(step.detail?.params.problem) : null;
  const isLacked = kind === "value_missing" || kind === "date_missing";
  const { problem } = useOpenProblem(run, stepId, isLacked ? kind : null);
  const item = useProblemItemOf(problem?.id ?? null, run.id).data ?? null;
  return item && saidUnread(item.kind, item.params);
}

import { useProblems } from "#ui/api/problems.ts";
import type { ProblemGroup, Run, Shape } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";

/** The open problem of a kind that a step of a run is one of; asked for where there is a kind. */
export function useOpenProblem(run: Run, stepId: string, kind: Shape<"ProblemKind"> | null) {
  const filters = { state: "open", workflow: run.workflow.id, ...(kind && { kind }) } as const;
  const { data, isPending } = useProblems(filters, kind !== null);
  const isIts = (problem: ProblemGroup) => problem.step === stepId && problem.kind === kind;
  const problem = kind === null ? null : (allRows(data).find(isIts) ?? null);
  return { problem, isAsked: kind !== null && isPending };
}

import { type ChosenRuns, useRunsMatching } from "#ui/api/runs/many.ts";
import type { RunSummary, Shape } from "#ui/api/shapes.ts";

/**
 * In how many of the runs that are chosen a step would be skipped: in a ticked one the step that its
 * row shows; of all that match, as nobody sees where each stands, those that need somebody or stand
 * as it was filtered for. Null while that is not known.
 */
export function useSkippable(chosen: ChosenRuns): Shape<"Count"> | null {
  const { filters } = chosen;
  const isAll = chosen.kind === "all";
  const asks = isAll && !filters.waiting && !filters.status;
  const { data } = useRunsMatching(asks ? { ...filters, status: "needs_you" } : filters);
  if (!isAll) return { n: chosen.runs.filter(standsAtOne).length, exact: true };
  const isOther = filters.status && filters.status !== "needs_you" && !filters.waiting;
  return isOther ? { n: 0, exact: true } : (data?.open ?? null);
}

/** Whether a run goes on and stands at one step, which its row shows. */
function standsAtOne({ status, where }: RunSummary): boolean {
  return status !== "done" && status !== "stopped" && Boolean(where.step);
}

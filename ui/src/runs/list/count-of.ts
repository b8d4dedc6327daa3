import type { RunFilters } from "#ui/api/runs.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { RUN_STATUSES } from "#ui/runs/list/filters.ts";

/** Whether the counts are of what a list shows: they are of all runs, or of all of a workflow. */
export function areCounted(filters: RunFilters): boolean {
  const { person, search, waiting, started, until, tryouts } = filters;
  return !(person ?? search ?? waiting ?? started ?? until ?? tryouts);
}

/** How many runs a list has, where the counts beside it say so; null where nobody has counted. */
export function countOf(
  filters: RunFilters,
  counts: Shape<"RunCounts"> | undefined,
): Shape<"Count"> | null {
  if (!counts || !areCounted(filters)) return null;
  if (filters.status) return counts[filters.status];
  const each = RUN_STATUSES.map((status) => counts[status]);
  return {
    n: each.reduce((sum, { n }) => sum + n, 0),
    exact: each.every(({ exact }) => exact),
  };
}

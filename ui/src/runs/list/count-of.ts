import type { RunFilters } from "#ui/api/runs.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { RUN_STATUSES } from "#ui/runs/list/filters.ts";

/** How many runs a list has, where the counts beside it say so; null where nobody has counted. */
export function countOf(
  filters: RunFilters,
  counts: Shape<"RunCounts"> | undefined,
): Shape<"Count"> | null {
  const { person, search, waiting, started, until, tryouts } = filters;
  if (!counts || (person ?? search ?? waiting ?? started ?? until ?? tryouts)) return null;
  if (filters.status) return counts[filters.status];
  const each = RUN_STATUSES.map((status) => counts[status]);
  return {
    n: each.reduce((sum, { n }) => sum + n, 0),
    exact: each.every(({ exact }) => exact),
  };
}

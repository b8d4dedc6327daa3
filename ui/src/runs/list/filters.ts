import type { RunFilters } from "#ui/api/runs.ts";
import type { Shape } from "#ui/api/shapes.ts";

export const RUN_STATUSES = [
  "needs_you",
  "running",
  "waiting",
  "done",
  "stopped",
] as const satisfies readonly Shape<"RunStatus">[];

/** Reads filters from an address; what it does not know is left out. */
export function readRunFilters(search: Record<string, unknown>): RunFilters {
  const status = RUN_STATUSES.find((known) => known === search.status);
  const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);
  const filters: RunFilters = {};
  if (status) filters.status = status;
  const workflow = text(search.workflow);
  if (workflow) filters.workflow = workflow;
  const person = text(search.person);
  if (person) filters.person = person;
  const words = text(search.search);
  if (words) filters.search = words;
  if (search.tryouts === true) filters.tryouts = true;
  return filters;
}

/** Whether anything narrows the list; Real or Try-outs is a choice of list, no filter. */
export function isFiltered({ status, workflow, person, search }: RunFilters): boolean {
  return Boolean(status ?? workflow ?? person ?? search);
}

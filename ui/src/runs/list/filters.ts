import type { RunFilters } from "#ui/api/runs.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { isPlainDate } from "#ui/words/plain-date.ts";

export const RUN_STATUSES = [
  "needs_you",
  "running",
  "waiting",
  "done",
  "stopped",
] as const satisfies readonly Shape<"RunStatus">[];

/** What a run can wait for. */
export const WAITING_FOR = [
  "tool",
  "time",
  "next_try",
] as const satisfies readonly Shape<"WaitingFor">[];

/** Started so many days ago or later. */
export const STARTED_DAYS = [1, 7, 30, 90] as const;

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
  const waiting = WAITING_FOR.find((known) => known === search.waiting);
  if (waiting) filters.waiting = waiting;
  const started = STARTED_DAYS.find((known) => known === search.started);
  if (started) filters.started = started;
  if (typeof search.until === "string" && isPlainDate(search.until)) filters.until = search.until;
  if (search.tryouts === true) filters.tryouts = true;
  return filters;
}

/** Whether anything narrows the list; Real or Try-outs is a choice of list, no filter. */
export function isFiltered(filters: RunFilters): boolean {
  const { status, workflow, person, search, waiting, started, until } = filters;
  return Boolean(status ?? workflow ?? person ?? search ?? waiting ?? started ?? until);
}

import type { PeopleAsked } from "#ui/api/people.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { plainDateOf } from "#ui/words/plain-date.ts";

export const PERSON_STATUSES = [
  "before_start",
  "active",
  "on_leave",
  "left",
] as const satisfies readonly Shape<"PersonStatus">[];

/** The details by whose values the list can be filtered. */
export const PICKED_DETAILS = [
  "department",
  "location",
  "team",
  "job_title",
  "manager",
] as const satisfies readonly (Shape<"PersonDetail"> & keyof PeopleAsked)[];

/** The details that somebody can lack. */
export const LACKED_DETAILS = [
  "work_email",
  "start_date",
  "end_date",
  "department",
  "location",
  "team",
  "job_title",
  "manager",
  "time_zone",
  "given_name",
  "family_name",
] as const satisfies readonly Shape<"PersonDetail">[];

/** First days from today until then, or from then until today. */
export const START_DAYS = [-90, -30, -7, 7, 30, 90] as const;

export type PickedDetail = (typeof PICKED_DETAILS)[number];

/** Which people are listed. */
export type PeopleFilters = { [detail in PickedDetail]?: string } & {
  search?: string;
  /** Several have commas between them. */
  status?: string;
  lacks?: Shape<"PersonDetail">;
  /** So many days from today, or to today where they are less than none. */
  start?: number;
  samples?: true;
};

/** Reads filters from an address; what it does not know is left out. */
export function readPeopleFilters(search: Record<string, unknown>): PeopleFilters {
  const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);
  const filters: PeopleFilters = {};
  for (const name of ["search", ...PICKED_DETAILS] as const) {
    const value = text(search[name]);
    if (value) filters[name] = value;
  }
  const statuses = readStatuses(text(search.status));
  if (statuses.length > 0) filters.status = statuses.join(",");
  const lacks = LACKED_DETAILS.find((known) => known === search.lacks);
  if (lacks) filters.lacks = lacks;
  const start = START_DAYS.find((days) => days === search.start);
  if (start) filters.start = start;
  if (search.samples === true) filters.samples = true;
  return filters;
}

/** The filters as the server knows them. */
export function asAsked(filters: PeopleFilters, today = new Date()): PeopleAsked {
  const { start, samples, ...rest } = filters;
  const other = new Date(today);
  other.setDate(today.getDate() + (start ?? 0));
  const days = start === undefined ? [] : [plainDateOf(today), plainDateOf(other)].sort();
  const [starts_from, starts_until] = days;
  return {
    ...rest,
    sample: samples ?? false,
    ...(starts_from && starts_until ? { starts_from, starts_until } : {}),
  };
}

/** The statuses that are looked for, in their order; none where all are. */
export function readStatuses(text: string | undefined): readonly Shape<"PersonStatus">[] {
  const said = text?.split(",") ?? [];
  return PERSON_STATUSES.filter((status) => said.includes(status));
}

/** Whether anything narrows the list; whose people they are is a choice of list, no filter. */
export function isFiltered({ samples: _samples, ...filters }: PeopleFilters): boolean {
  return Object.keys(filters).length > 0;
}

/** The same list without a filter. */
export function withoutFilters({ samples }: PeopleFilters): PeopleFilters {
  return samples ? { samples } : {};
}

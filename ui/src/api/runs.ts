import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { operations } from "#ui/api/schema.d.ts";
import type { HistoryRow, Message, Run, RunSummary, Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { filledPage, type Page, pagesOf, usePages } from "#ui/api/wire/pages.ts";

export const PAGE_ROWS = 50;

/** Which runs are listed. */
export type RunFilters = {
  status?: Shape<"RunStatus">;
  workflow?: string;
  person?: string;
  search?: string;
  waiting?: Shape<"WaitingFor">;
  /** Started so many days ago or later. */
  started?: number;
  /** Where the list begins: the day of the last news. */
  until?: string;
  tryouts?: true;
};

const DAY_MS = 86_400_000;

function runPages(filters: RunFilters) {
  return pagesOf<RunSummary, Shape<"RunPage">>({
    queryKey: keys.runs(filters),
    rows: PAGE_ROWS,
    read: (after) => readRuns({ ...asAsked(filters), after, limit: PAGE_ROWS }),
  });
}

/** The filters as the server knows them. */
export function asAsked(filters: RunFilters): RunsAsked {
  const { tryouts, waiting, started, until, ...rest } = filters;
  return {
    ...rest,
    try_outs: tryouts ?? false,
    ...(waiting ? { waiting_for: waiting } : {}),
    ...(started ? { started_since: dayBefore(started).toISOString() } : {}),
    ...(until ? { news_until: endOf(until).toISOString() } : {}),
  };
}

/** The beginning of the day so many days ago: the same all day long, so that pages belong together. */
function dayBefore(days: number): Date {
  const today = new Date();
  today.setHours(0, 0, 0, 0);
  return new Date(today.getTime() - days * DAY_MS);
}

function endOf(day: string): Date {
  return new Date(new Date(`${day}T00:00:00`).getTime() + DAY_MS - 1);
}

type RunsAsked = NonNullable<operations["run_list"]["parameters"]["query"]>;

function readRuns(query: RunsAsked): Promise<Shape<"RunPage">> {
  return answer(api.GET("/api/v1/runs", { params: { query } }));
}

/** Runs by their last news, page after page. */
export function useRuns(filters: RunFilters) {
  return useInfiniteQuery({ ...runPages(filters), placeholderData: (before) => before });
}

/**
 * The run beside one in a list, in the order in which the list was last seen: a run that moves up
 * by what is done to it is not met twice. Null at the ends of the list.
 */
export function useRunBeside(
  filters: RunFilters,
): (run: string, by: 1 | -1) => Promise<string | null> {
  const client = useQueryClient();
  return async (run, by) => {
    const query = runPages(filters);
    const seen = client.getQueryData(query.queryKey) ?? (await client.fetchInfiniteQuery(query));
    const found = beside(seen.pages, run, by);
    if (found !== null || by === -1 || !seen.pages.at(-1)?.next) return found;
    const pages = seen.pages.length + 1;
    const more = await client.fetchInfiniteQuery({ ...query, pages, staleTime: 0 });
    return beside(more.pages, run, by);
  };
}

function beside(pages: readonly Shape<"RunPage">[], run: string, by: 1 | -1): string | null {
  const ids = pages.flatMap((page) => page.items.map(({ id }) => id));
  const at = ids.indexOf(run);
  // One that is not in the list any more: the list begins again.
  if (at === -1) return by === 1 ? (ids[0] ?? null) : null;
  return ids[at + by] ?? null;
}

/** Who is part-way in a workflow, of those whom a search finds. */
export function usePartWay(workflow: string | null, search: string) {
  return usePages<RunSummary, Page<RunSummary>>({
    queryKey: keys.runs({ workflow, search, at: "part-way" }),
    rows: PAGE_ROWS,
    enabled: workflow !== null,
    read: (after) =>
      readRuns({
        ...(workflow ? { workflow } : {}),
        ...(search ? { search } : {}),
        part_way: true,
        try_outs: false,
        after,
        limit: PAGE_ROWS,
      }),
  });
}

/** A name is searched for from so many letters on. */
const SHORTEST_NAME = 2;
/** So many of them are pointed out. */
const MOST_PEOPLE = 200;

/** Who of a name is part-way in a workflow, and whether there are more. */
export function usePeopleUnderWay(workflow: string, search: string) {
  return useQuery<Page<RunSummary>>({
    queryKey: keys.runs({ workflow, search, at: "steps" }),
    enabled: search.length >= SHORTEST_NAME,
    queryFn: () => {
      const query = { workflow, search, try_outs: false, part_way: true };
      const read = (after: string | undefined) => readRuns({ ...query, after, limit: MOST_PEOPLE });
      return filledPage<RunSummary, Page<RunSummary>>(read, undefined, MOST_PEOPLE);
    },
    placeholderData: (old) => old,
  });
}

/** One run with its steps. */
export function useRun(id: string) {
  return useQuery<Run>({ queryKey: keys.run(id), queryFn: () => readRun(id) });
}

export function readRun(id: string): Promise<Run> {
  return answer(api.GET("/api/v1/runs/{id}", at(id)));
}

/** What happened, the latest first. */
export function useHistory(id: string) {
  return usePages<HistoryRow, Page<HistoryRow>>({
    queryKey: keys.run(id, "history"),
    rows: 1,
    read: (after) =>
      answer(
        api.GET("/api/v1/runs/{id}/history", {
          params: { path: { id }, query: { after, limit: PAGE_ROWS } },
        }),
      ),
  });
}

/** The messages of a run with their tries. */
export function useMessages(id: string) {
  return useQuery<Page<Message>>({
    queryKey: keys.run(id, "messages"),
    queryFn: () => readMessages(id),
  });
}

/** The same, asked for again with each news of the run; the old ones stay until then. */
export function useMessagesSoFar({ id, last_news_at }: Run) {
  return useQuery<Page<Message>>({
    queryKey: keys.run(id, "messages", last_news_at),
    queryFn: () => readMessages(id),
    placeholderData: (old) => old,
  });
}

function readMessages(id: string): Promise<Page<Message>> {
  return answer(api.GET("/api/v1/runs/{id}/messages", at(id)));
}

/** What was sent and what came back in one try; asked for when it is opened. */
export function useTry(run: string, message: string, n: number, open: boolean) {
  return useQuery<Shape<"TryDetail">>({
    queryKey: keys.run(run, "try", message, n),
    enabled: open,
    queryFn: () =>
      answer(
        api.GET("/api/v1/runs/{id}/messages/{message}/tries/{n}", {
          params: { path: { id: run, message, n } },
        }),
      ),
  });
}

/** What a step would send now, to be changed before it is sent again. */
export function useStepData(run: string, step: string) {
  return useQuery<Shape<"StepData">>({
    queryKey: keys.run(run, "data", step),
    queryFn: () =>
      answer(
        api.GET("/api/v1/runs/{id}/steps/{step}/data", { params: { path: { id: run, step } } }),
      ),
    // What is being changed is not changed under somebody's hands.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnMount: "always",
  });
}

/** The same with the sensitive details in it; it is noted who looked. */
export function revealStepData(run: string, step: string): Promise<Shape<"StepData">> {
  return answer(
    api.POST("/api/v1/runs/{id}/steps/{step}/data/reveal", { params: { path: { id: run, step } } }),
  );
}

/** The same with the sensitive details that were sent; it is noted who looked. */
export function revealTry(run: string, message: string, n: number): Promise<Shape<"TryDetail">> {
  return answer(
    api.POST("/api/v1/runs/{id}/messages/{message}/tries/{n}/reveal", {
      params: { path: { id: run, message, n } },
    }),
  );
}

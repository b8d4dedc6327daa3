import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { HistoryRow, Message, Run, RunSummary, Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import type { Page } from "#ui/api/wire/pages.ts";

export const PAGE_ROWS = 50;

/** Which runs are listed. */
export type RunFilters = {
  status?: Shape<"RunStatus">;
  workflow?: string;
  person?: string;
  search?: string;
  tryouts?: true;
};

function runPages(filters: RunFilters) {
  const { tryouts, ...rest } = filters;
  return infiniteQueryOptions({
    queryKey: keys.runs(filters),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }): Promise<Shape<"RunPage">> =>
      answer(
        api.GET("/api/v1/runs", {
          params: {
            query: { ...rest, try_outs: tryouts ?? false, after: pageParam, limit: PAGE_ROWS },
          },
        }),
      ),
    getNextPageParam: (page: Shape<"RunPage">) => page.next ?? undefined,
  });
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

/** A name is searched for from so many letters on. */
const SHORTEST_NAME = 2;

/** Who of a name is part-way in a workflow, as far as the first page has them. */
export function usePeopleUnderWay(workflow: string, search: string) {
  return useQuery<RunSummary[]>({
    queryKey: keys.runs({ workflow, search, at: "steps" }),
    enabled: search.length >= SHORTEST_NAME,
    queryFn: async () => {
      const query = { workflow, search, try_outs: false, limit: PAGE_ROWS };
      const page = await answer(api.GET("/api/v1/runs", { params: { query } }));
      return page.items.filter(({ status }) => status !== "done" && status !== "stopped");
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
  return useInfiniteQuery({
    queryKey: keys.run(id, "history"),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }): Promise<Page<HistoryRow>> =>
      answer(
        api.GET("/api/v1/runs/{id}/history", {
          params: { path: { id }, query: { after: pageParam, limit: PAGE_ROWS } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** The messages of a run with their tries. */
export function useMessages(id: string) {
  return useQuery<Message[]>({
    queryKey: keys.run(id, "messages"),
    queryFn: () => readMessages(id),
  });
}

/** The same, asked for again with each news of the run; the old ones stay until then. */
export function useMessagesSoFar({ id, last_news_at }: Run) {
  return useQuery<Message[]>({
    queryKey: keys.run(id, "messages", last_news_at),
    queryFn: () => readMessages(id),
    placeholderData: (old) => old,
  });
}

function readMessages(id: string): Promise<Message[]> {
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

/** The same with the sensitive details that were sent; it is noted who looked. */
export function revealTry(run: string, message: string, n: number): Promise<Shape<"TryDetail">> {
  return answer(
    api.POST("/api/v1/runs/{id}/messages/{message}/tries/{n}/reveal", {
      params: { path: { id: run, message, n } },
    }),
  );
}

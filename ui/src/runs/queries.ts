import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#ui/api/client.ts";
import { keys } from "#ui/api/keys.ts";
import type { HistoryRow, Message, Run, Shape } from "#ui/api/shapes.ts";
import type { RunFilters } from "#ui/runs/filters.ts";

export const PAGE_ROWS = 50;

/** Runs by their last news, page after page. */
export function useRuns(filters: RunFilters) {
  const { tryouts, ...rest } = filters;
  return useInfiniteQuery({
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
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

/** One run with its steps. */
export function useRun(id: string) {
  return useQuery<Run>({
    queryKey: keys.run(id),
    queryFn: () => answer(api.GET("/api/v1/runs/{id}", { params: { path: { id } } })),
  });
}

type HistoryPage = { items: HistoryRow[]; next: string | null };

/** What happened, the latest first. */
export function useHistory(id: string) {
  return useInfiniteQuery({
    queryKey: keys.run(id, "history"),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }): Promise<HistoryPage> =>
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
    queryFn: () => answer(api.GET("/api/v1/runs/{id}/messages", { params: { path: { id } } })),
  });
}

/** The last calls at an address: as many as a run's step counts. */
export function useRecentCalls(address: string) {
  return useQuery<Shape<"CallSummary">[]>({
    queryKey: keys.address(address, "recent"),
    queryFn: async () =>
      (
        await answer(
          api.GET("/api/v1/addresses/{id}/calls", {
            params: { path: { id: address }, query: { limit: 100 } },
          }),
        )
      ).items,
  });
}

/** Those that came since a wait began. */
export function callsSince(calls: readonly Shape<"CallSummary">[], since: string) {
  return calls.filter((call) => Date.parse(call.at) >= Date.parse(since));
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

/** A failed action is in its `error`, which its dialog shows. */
export function shownInTheDialog(): void {}

/**
 * Does something to a run; the run is asked for again before this is over. What it was asked from
 * may be gone by then, so callers wait for the promise: callbacks of `mutate` end with their part.
 */
function useRunAction<Input>(run: string, act: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation<unknown, Error, Input>({
    mutationFn: act,
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: ["runs"] });
      void client.invalidateQueries({ queryKey: ["problems"] });
      void client.invalidateQueries({ queryKey: keys.system });
      await client.invalidateQueries({ queryKey: keys.run(run) });
    },
  });
}

const at = (id: string) => ({ params: { path: { id } } });

export function useSkip(run: string) {
  return useRunAction(run, (body: Shape<"StepReasonInput">) =>
    answer(api.POST("/api/v1/runs/{id}/skip", { ...at(run), body })),
  );
}

export function useMarkReceived(run: string) {
  return useRunAction(run, (body: Shape<"MarkReceivedInput">) =>
    answer(api.POST("/api/v1/runs/{id}/mark-received", { ...at(run), body })),
  );
}

export function useSendAgain(run: string) {
  return useRunAction(run, (body: Shape<"StepReasonInput">) =>
    answer(api.POST("/api/v1/runs/{id}/send-again", { ...at(run), body })),
  );
}

export function useSendNew(run: string) {
  return useRunAction(run, (body: Shape<"StepReasonInput">) =>
    answer(api.POST("/api/v1/runs/{id}/send-new", { ...at(run), body })),
  );
}

export function useTryNow(run: string) {
  return useRunAction(run, (body: Shape<"StepInput">) =>
    answer(api.POST("/api/v1/runs/{id}/try-now", { ...at(run), body })),
  );
}

export function usePretendCalled(run: string) {
  return useRunAction(run, (body: Shape<"PretendCalledInput">) =>
    answer(api.POST("/api/v1/runs/{id}/pretend-called", { ...at(run), body })),
  );
}

export function useStop(run: string) {
  return useRunAction(run, (body: Shape<"ReasonInput">) =>
    answer(api.POST("/api/v1/runs/{id}/stop", { ...at(run), body })),
  );
}

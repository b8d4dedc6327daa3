import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import { ignoreCall } from "#ui/api/calls.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { everyRow } from "#ui/api/wire/pages.ts";
import { useWorkflowChange } from "#ui/api/workflows.ts";

type KeptCall = Shape<"KeptCall">;
type KeptStarted = Shape<"KeptStarted">;

type ToStart = {
  /** The calls that were shown. */
  shown: readonly KeptCall[];
  /** What is behind them: nothing, what is left as it is, or what is started by the same rule. */
  others: "none" | "left" | "started";
  /** Those of some calls that are to be started. */
  those: (calls: readonly KeptCall[]) => readonly KeptCall[];
};

/** So many calls are read at once. */
const PAGE = 50;

/** The calls of a workflow that can be started, in the order in which they came, page by page. */
export function useKeptCalls(workflow: string | null, limit = PAGE) {
  return useInfiniteQuery({
    queryKey: keys.workflow(workflow, "kept", limit),
    enabled: workflow !== null,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => page(workflow ?? "", pageParam, limit),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Starts runs with the kept calls that are ticked; what nobody was shown only where that was chosen. */
export function useStartKept(workflow: string) {
  const client = useQueryClient();
  return useWorkflowChange(async ({ shown, others, those }: ToStart): Promise<KeptStarted> => {
    const calls =
      others === "started" ? await everyRow((after) => page(workflow, after, 200)) : shown;
    const on = those(calls);
    // Without names it is all that are kept by then, also what came after the list was read or
    // cannot be read, and none that are under Problems: never where only what was shown is meant.
    const isAll = others === "started" && on.length === calls.length;
    const named = !isAll || on.some((call) => call.was_problem);
    const body = { calls: named ? on.map(({ id }) => id) : null };
    const path = "/api/v1/workflows/{id}/kept/start";
    const started = await answer(api.POST(path, { ...at(workflow), body }));
    for (const queryKey of [keys.address(), keys.runs(), keys.problems()]) {
      void client.invalidateQueries({ queryKey });
    }
    return started;
  });
}

/** Lays a kept call aside: nothing is started with it, and nobody is asked about it again. */
export function useIgnoreKept(call: string) {
  const client = useQueryClient();
  return useWorkflowChange(async (why: string) => {
    const ignored = await ignoreCall(call, why);
    void client.invalidateQueries({ queryKey: keys.address() });
    return ignored;
  });
}

function page(
  workflow: string,
  after: string | undefined,
  limit: number,
): Promise<Shape<"KeptPage">> {
  return answer(
    api.GET("/api/v1/workflows/{id}/kept", {
      params: { path: { id: workflow }, query: { after, limit } },
    }),
  );
}

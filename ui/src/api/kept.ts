import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { everyRow, type Page } from "#ui/api/wire/pages.ts";
import { useWorkflowChange } from "#ui/api/workflows.ts";

type KeptCall = Shape<"KeptCall">;

/** Those of all kept calls that are to be started. */
type ToStart = (all: readonly KeptCall[]) => readonly KeptCall[];

/** So many calls are read at once. */
const PAGE = 50;

/** The calls of a workflow that can be started, in the order in which they came, page by page. */
export function useKeptCalls(workflow: string, limit = PAGE) {
  return useInfiniteQuery({
    queryKey: keys.workflow(workflow, "kept", limit),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => page(workflow, pageParam, limit),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Starts runs with the kept calls that are ticked, those included that no page has shown yet. */
export function useStartKept(workflow: string) {
  const client = useQueryClient();
  return useWorkflowChange(async (toStart: ToStart): Promise<Shape<"KeptStarted">> => {
    const all = await everyRow((after) => page(workflow, after, 200));
    const on = toStart(all);
    // Without names it is all that were kept, and none that are under Problems.
    const isAll = on.length === all.length && !on.some((call) => call.was_problem);
    const body = { calls: isAll ? null : on.map(({ id }) => id) };
    const path = "/api/v1/workflows/{id}/kept/start";
    const started = await answer(api.POST(path, { ...at(workflow), body }));
    for (const queryKey of [keys.address(), keys.runs(), keys.problems()]) {
      void client.invalidateQueries({ queryKey });
    }
    return started;
  });
}

function page(workflow: string, after: string | undefined, limit: number): Promise<Page<KeptCall>> {
  return answer(
    api.GET("/api/v1/workflows/{id}/kept", {
      params: { path: { id: workflow }, query: { after, limit } },
    }),
  );
}

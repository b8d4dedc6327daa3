import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import { readRun } from "#ui/api/runs.ts";
import type { Run, Shape } from "#ui/api/shapes.ts";
import { answer, api } from "#ui/api/wire/client.ts";

/** Change events bring news at once; this is for when they do not come. */
const ASK_AGAIN_MS = 1500;

export function startTryOut(body: Shape<"TryOutInput">): Promise<Shape<"RunSummary">> {
  return answer(api.POST("/api/v1/try-outs", { body }));
}

/** The run of a try-out, watched until it ends. */
export function useTryOutRun(id: string | null) {
  return useQuery<Run>({
    queryKey: keys.run(id ?? ""),
    queryFn: () => readRun(id ?? ""),
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      state.data?.status === "done" || state.data?.status === "stopped" ? false : ASK_AGAIN_MS,
  });
}

/** The call that a waiting step of a try-out would take, as text. */
export function usePretendData(run: string, step: string) {
  return useQuery<Shape<"PretendData">>({
    queryKey: keys.run(run, "pretend", step),
    queryFn: () =>
      answer(
        api.GET("/api/v1/runs/{id}/pretend-called", {
          params: { path: { id: run }, query: { step } },
        }),
      ),
    enabled: run !== "",
  });
}

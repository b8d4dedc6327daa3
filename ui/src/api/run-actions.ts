import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";

/**
 * Does something to a run; the run is asked for again before this is over. What it was asked from
 * may be gone by then, so callers wait for the promise: callbacks of `mutate` end with their part.
 */
export function useRunAction<Input>(run: string, act: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation<unknown, Error, Input>({
    mutationFn: act,
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: keys.runs() });
      void client.invalidateQueries({ queryKey: keys.problems() });
      void client.invalidateQueries({ queryKey: keys.system });
      await client.invalidateQueries({ queryKey: keys.run(run) });
    },
  });
}

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

export function useStop(run: string) {
  return useRunAction(run, (body: Shape<"ReasonInput">) =>
    answer(api.POST("/api/v1/runs/{id}/stop", { ...at(run), body })),
  );
}

/** A failed action is in its `error`, which its dialog shows. */
export function shownInTheDialog(): void {}

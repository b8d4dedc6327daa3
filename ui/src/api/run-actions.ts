import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Verb } from "#ui/api/shapes.ts";
import { answer, api, at, type BodyOf, type CommandPath, command } from "#ui/api/wire/client.ts";

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

/** A word as it stands in a path. */
type Dashed<Word extends string> = Word extends `${infer First}_${infer Rest}`
  ? `${First}-${Dashed<Rest>}`
  : Word;

/** Each verb has a path, which is made of its word. */
type PathOf<One extends Verb> = Extract<CommandPath, `/api/v1/runs/{id}/${Dashed<One>}`>;

/** Those that ask nothing but the step. */
type Unasked = {
  [One in Verb]: { step: string } extends BodyOf<PathOf<One>> ? One : never;
}[Verb];

/** Does at a step of a run what a verb says. */
export function atStep<One extends Verb>(run: string, verb: One, body: BodyOf<PathOf<One>>) {
  const path: string = `/api/v1/runs/{id}/${verb.replaceAll("_", "-")}`;
  // The document has a path for each verb, which the types have asked for.
  return command(path as PathOf<One>, run)(body);
}

/** The same, for a part that shows how it goes. */
export function useAtStep<One extends Verb>(run: string, verb: One) {
  return useRunAction(run, (body: BodyOf<PathOf<One>>) => atStep(run, verb, body));
}

/** The same, with the verb said later. */
export function useAtOnce(run: string, step: string) {
  return useRunAction(run, (verb: Unasked) => atStep(run, verb, { step }));
}

/** Begins a run that waits for more about its person. */
export function startNow(run: string) {
  return answer(api.POST("/api/v1/runs/{id}/start-now", at(run)));
}

/** Ends a run before its end; as the page's last request it goes out when the page is closed. */
export function stopRun(run: string, reason: string, { isLast = false } = {}) {
  return command("/api/v1/runs/{id}/stop", run, { keepalive: isLast })({ reason });
}

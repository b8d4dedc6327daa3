import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { paths } from "#ui/api/schema.d.ts";
import type { Run, Shape, Verb } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";

/**
 * Does something to a run; the run is asked for again before this is over. What it was asked from
 * may be gone by then, so callers wait for the promise: callbacks of `mutate` end with their part.
 */
function useRunAction<Input>(run: string, act: (input: Input) => Promise<unknown>) {
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
type PathOf<One extends Verb> = `/api/v1/runs/{id}/${Dashed<One>}`;

/** What is said with a verb: the body of its path. */
type Said<One extends Verb> =
  paths extends Record<
    PathOf<One>,
    { post: { requestBody: { content: { "application/json": infer Body } } } }
  >
    ? Body
    : never;

/** Those that ask nothing but the step. */
type Unasked = { [One in Verb]: { step: string } extends Said<One> ? One : never }[Verb];

/** Does at a step of a run what a verb says. */
export function atStep<One extends Verb>(run: string, verb: One, body: Said<One>): Promise<Run> {
  const path: string = `/api/v1/runs/{id}/${verb.replaceAll("_", "-")}`;
  // `Said` has held verb and body against the document; together they are one of its requests.
  return answer<Run>(api.POST(path as PathOf<Verb>, { ...at(run), body: body as Said<Verb> }));
}

/** The same, for a part that shows how it goes. */
export function useAtStep<One extends Verb>(run: string, verb: One) {
  return useRunAction(run, (body: Said<One>) => atStep(run, verb, body));
}

/** The same, with the verb said later. */
export function useAtOnce(run: string, step: string) {
  return useRunAction(run, (verb: Unasked) => atStep(run, verb, { step }));
}

export function useStop(run: string) {
  return useRunAction(run, (body: Shape<"ReasonInput">) =>
    answer(api.POST("/api/v1/runs/{id}/stop", { ...at(run), body })),
  );
}

/** A failed action is in its `error`, which its dialog shows. */
export function shownInTheDialog(): void {}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import { choosePerson, chooseRun, releaseCall } from "#ui/api/calls.ts";
import type { ProblemGroup, ProblemItem, Shape } from "#ui/api/shapes.ts";
import { answer, api, at, command } from "#ui/api/wire/client.ts";
import { type Page, usePages } from "#ui/api/wire/pages.ts";

const PAGE_ROWS = 50;

/** Which problems are listed. */
export type ProblemFilters = {
  state: Shape<"ProblemState">;
  kind?: Shape<"ProblemKind">;
  workflow?: string;
};

/** A page of problems, and what they can be narrowed to. */
export type ProblemPage = Shape<"ProblemPage">;

/** Problems by cause, page after page. */
export function useProblems(filters: ProblemFilters, enabled = true) {
  return usePages<ProblemGroup, ProblemPage>({
    queryKey: keys.problems(filters),
    rows: PAGE_ROWS,
    enabled,
    read: (after) =>
      answer(
        api.GET("/api/v1/problems", {
          params: { query: { ...filters, after, limit: PAGE_ROWS } },
        }),
      ),
  });
}

/** One problem; asked for when there is one to ask for. */
export function useProblem(id: string | null) {
  return useQuery<ProblemGroup>({
    queryKey: keys.problem(id, "group"),
    enabled: id !== null,
    queryFn: () => answer(api.GET("/api/v1/problems/{id}", at(id ?? ""))),
  });
}

/** Everyone and every call behind one cause, page after page; asked for when it is opened. */
export function useProblemItems(id: string) {
  return usePages<ProblemItem, Page<ProblemItem>>({
    queryKey: keys.problem(id, "items"),
    rows: PAGE_ROWS,
    read: (after) =>
      answer(
        api.GET("/api/v1/problems/{id}/items", {
          params: { path: { id }, query: { after, limit: PAGE_ROWS } },
        }),
      ),
  });
}

/** Everyone and every call behind one cause that the server has after a place. */
export function readProblemItems(id: string, after?: string): Promise<Page<ProblemItem>> {
  return answer(
    api.GET("/api/v1/problems/{id}/items", {
      params: { path: { id }, query: { ...(after ? { after } : {}), limit: 200 } },
    }),
  );
}

/** What a cause says of one run, wherever among all it stands; null where it says nothing of it. */
export function useProblemItemOf(id: string | null, run: string) {
  return useQuery<ProblemItem | null>({
    queryKey: keys.problem(id, "items", run),
    enabled: id !== null,
    queryFn: () => readItemOf(id ?? "", run),
  });
}

async function readItemOf(id: string, run: string): Promise<ProblemItem | null> {
  let after: string | undefined;
  do {
    const { items, next } = await readProblemItems(id, after);
    const found = items.find((item) => item.run === run);
    if (found) return found;
    after = next ?? undefined;
  } while (after !== undefined);
  return null;
}

/** Does something about a problem: what shows problems, runs and calls is asked for again. */
export function useProblemAction<Input, Result = Shape<"Done">>(
  act: (input: Input) => Promise<Result>,
) {
  const client = useQueryClient();
  return useMutation<Result, Error, Input>({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of [
        keys.problems(),
        keys.problem(),
        keys.runs(),
        keys.run(),
        keys.people(),
        keys.person(),
        keys.system,
        keys.address(),
        keys.jobs,
      ]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}

/** Sends again to everyone whom a problem hit. */
export function sendAgainAll(id: string, reason: string): Promise<Shape<"Done">> {
  return command("/api/v1/problems/{id}/send-again", id)({ reason });
}

/** Makes the messages of everyone whom a problem hit anew with the settings that are live. */
export function settingsForAll(id: string, reason: string): Promise<Shape<"Done">> {
  return command("/api/v1/problems/{id}/use-settings", id)({ reason });
}

/** Says what the word means that a problem asks about. */
export function learnWord(id: string, ours: string): Promise<Shape<"Done">> {
  return command("/api/v1/problems/{id}/learn-word", id)({ ours });
}

/** The addresses that are called with a wrong token again and again. */
export function useWrongTokens() {
  return useQuery({
    // A call that is refused is told as a call at its address.
    queryKey: keys.address("wrong-tokens"),
    queryFn: () => answer(api.GET("/api/v1/wrong-tokens")),
  });
}

/** Who waits for messages to a tool that were not delivered, on whichever page of Problems. */
export function useWaitingForTool(connection: string) {
  return useQuery({
    queryKey: keys.problems("waiting", connection),
    queryFn: () => answer(api.GET("/api/v1/connections/{id}/waiting", at(connection))),
  });
}

/** Sends again for all of them. */
export function useSendAgainToTool(connection: string) {
  return useProblemAction((_: undefined) =>
    answer(api.POST("/api/v1/connections/{id}/send-again", at(connection))),
  );
}

export function useChooseForCalls(id: string) {
  return useProblemAction((person: string) => chooseForCalls(id, person));
}

/** Says of all calls of a problem whom they are about. */
export async function chooseForCalls(id: string, person: string): Promise<Used> {
  const { job, ...done } = await command("/api/v1/problems/{id}/choose-person", id)({ person });
  return { ...done, goesOn: job !== null };
}

/** What came of using calls for somebody. */
export type Used = Pick<Shape<"Done">, "done" | "could_not" | "started" | "already_in"> & {
  /** Whether it goes on. */
  readonly goesOn: boolean;
};

/** One call, or one entry of a list. */
export type OneCall = { readonly call: string; readonly entry: number | null };

/** Says it of one call alone, or of one entry; what became of it says the call. */
export async function chooseForCall({ call, entry }: OneCall, person: string): Promise<Used> {
  const given = await choosePerson(call, person, entry);
  const { dispositions } = given;
  const theirs = dispositions.filter((one) => one.person === person);
  return usedOf(entry === null ? given : { dispositions: theirs });
}

/** What became of a call that was given to somebody; one that still waits is not used yet. */
export function usedOf({ dispositions }: Pick<Shape<"CallSummary">, "dispositions">): Used {
  const count = (...kinds: readonly Shape<"DispositionKind">[]) =>
    dispositions.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    done: dispositions.length,
    could_not: 0,
    started: count("started_run", "settling"),
    already_in: count("already_in_the_workflow", "merged"),
    goesOn: count("problem", "waiting_to_be_handled") > 0,
  };
}

export function useTryAgain(id: string) {
  return useProblemAction((_: undefined) =>
    answer(api.POST("/api/v1/problems/{id}/try-again", at(id))),
  );
}

export function useChooseRun(call: string) {
  return useProblemAction((run: string) => chooseRun(call, run));
}

export function useUseCall(call: string) {
  return useProblemAction((body: Shape<"ReasonInput">) => releaseCall(call, body));
}

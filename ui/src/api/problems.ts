import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import { chooseRun, releaseCall } from "#ui/api/calls.ts";
import type { ProblemGroup, ProblemItem, Shape } from "#ui/api/shapes.ts";
import { answer, api, at, command } from "#ui/api/wire/client.ts";
import { type Page, type UnreadableRow, wholeList } from "#ui/api/wire/pages.ts";

type ProblemState = Shape<"ProblemState">;

/** Problems by cause. */
export function useProblems(state: ProblemState) {
  return useQuery({ ...problemPage(state), select: itemsOf });
}

/** Problems that cannot be read. */
export function useUnreadableProblems(state: ProblemState): readonly UnreadableRow[] {
  return useQuery({ ...problemPage(state), select: unreadableOf }).data ?? [];
}

const problemPage = (state: ProblemState) =>
  queryOptions({
    queryKey: keys.problems(state),
    queryFn: (): Promise<Page<ProblemGroup>> =>
      answer(api.GET("/api/v1/problems", { params: { query: { state } } })),
  });
const itemsOf = (page: Page<ProblemGroup>) => page.items;
const unreadableOf = (page: Page<ProblemGroup>) => page.unreadable ?? [];

/** Everyone and every call behind one cause; asked for when it is opened. */
export function useProblemItems(id: string) {
  return useQuery<ProblemItem[]>({
    queryKey: keys.problem(id),
    queryFn: () =>
      wholeList((after) =>
        answer(
          api.GET("/api/v1/problems/{id}/items", {
            params: { path: { id }, query: { after, limit: 200 } },
          }),
        ),
      ),
  });
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

export function useChooseForCall(id: string) {
  return useProblemAction(command("/api/v1/problems/{id}/choose-person", id));
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

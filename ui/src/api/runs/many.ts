import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import { asAsked, type RunFilters } from "#ui/api/runs.ts";
import type { RunSummary, Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";

/** So many runs can be ticked; more are chosen by the filter. */
export const MOST_TICKED = 500;

/** Which runs something is done to: those that were ticked, or all that match. */
export type ChosenRuns =
  | { kind: "ticked"; runs: readonly RunSummary[]; filters: RunFilters }
  | { kind: "all"; filters: RunFilters };

/** How far things were when they were seen. */
export type AsOf = Shape<"AsOf">;

export type RunsAct = Shape<"RunsAct">;

/**
 * How many runs match, over all pages of the list, and as of when. It is counted when it is asked for the
 * first time, and whenever somebody asks anew: no change of a run has it counted again.
 */
export function useRunsMatching(filters: RunFilters) {
  return useQuery<Shape<"RunsMatched">>({
    queryKey: keys.runsMatching(filters),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
    queryFn: () =>
      answer(api.GET("/api/v1/runs/matching", { params: { query: asAsked(filters) } })),
    placeholderData: (before) => before,
  });
}

/** Does something to many runs: what is asked is a job from here on. */
export function useActOnRuns(chosen: ChosenRuns) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: { act: RunsAct; reason: string; gently: boolean; asOf: AsOf | null }) => {
      const { asOf, ...rest } = asked;
      const body = { ...rest, of: ofRuns(chosen, asOf) };
      return answer<Shape<"Job">>(api.POST("/api/v1/runs/act", { body }));
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.jobs });
      void client.invalidateQueries({ queryKey: keys.runs() });
      void client.invalidateQueries({ queryKey: keys.problems() });
    },
  });
}

/**
 * Each ticked run goes with the step where it was seen, and all that match as of when they were: none is
 * moved past another step.
 */
function ofRuns(chosen: ChosenRuns, asOf: AsOf | null): Shape<"RunsOfInput"> {
  const asked = asAsked(chosen.filters);
  if (chosen.kind === "all") return { kind: "matching", ...asked, as_of: asOf };
  const runs = chosen.runs.map(({ id, where }) => ({ run: id, step: where.step ?? null }));
  return { kind: "listed", runs, waiting_for: asked.waiting_for ?? null };
}

/** The runs that a job could not do it to, each with its reason. */
export function useMissedRuns(job: string) {
  return useQuery<Shape<"MissedRuns">>({
    queryKey: [...keys.jobs, job, "missed"],
    queryFn: () => answer(api.GET("/api/v1/jobs/{id}/missed", at(job))),
  });
}

/** A slice of the rows for a file. */
export function exportSlice(
  chosen: ChosenRuns,
  after: string | null,
): Promise<Shape<"RunsExport">> {
  return answer(api.POST("/api/v1/runs/export", { body: { of: ofRuns(chosen, null), after } }));
}

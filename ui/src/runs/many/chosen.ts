import { useState } from "react";
import { type ChosenRuns, MOST_TICKED } from "#ui/api/runs/many.ts";
import type { RunFilters } from "#ui/api/runs.ts";
import type { RunSummary } from "#ui/api/shapes.ts";
import type { Choosing } from "#ui/run-table/choosing.ts";

type Ticked = ReadonlyMap<string, RunSummary>;
type State = { readonly of: string; readonly ticked: Ticked; readonly all: boolean };

const NONE: Ticked = new Map();

/**
 * Which runs of a list are chosen. Another list begins with none. What was ticked stays as it was
 * seen then: a run that has moved on meanwhile is told apart by that.
 */
export function useChosenRuns(filters: RunFilters) {
  const of = JSON.stringify(filters);
  const [state, setState] = useState<State>({ of, ticked: NONE, all: false });
  const { ticked, all } = state.of === of ? state : { ticked: NONE, all: false };
  const put = (next: Ticked, isAll = false) => setState({ of, ticked: next, all: isAll });
  const choosing: Choosing = {
    isChosen: (id) => all || ticked.has(id),
    toggle: (run, rows) => put(toggled(all ? ofRows(rows) : ticked, [run])),
    toggleAll: (rows) => put(toggled(all ? ofRows(rows) : ticked, rows)),
  };
  const chosen: ChosenRuns | null = all
    ? { kind: "all", filters }
    : ticked.size > 0
      ? { kind: "ticked", runs: [...ticked.values()], filters }
      : null;
  return { chosen, choosing, chooseAll: () => put(NONE, true), clear: () => put(NONE) };
}

const ofRows = (rows: readonly RunSummary[]): Ticked =>
  new Map(rows.slice(0, MOST_TICKED).map((run) => [run.id, run]));

/** All of these ticked, or none of them where all are already; no more than can be. */
export function toggled(ticked: Ticked, runs: readonly RunSummary[]): Ticked {
  const next = new Map(ticked);
  const areAll = runs.every(({ id }) => next.has(id));
  for (const run of runs) {
    if (areAll) next.delete(run.id);
    else if (next.size < MOST_TICKED) next.set(run.id, run);
  }
  return next;
}

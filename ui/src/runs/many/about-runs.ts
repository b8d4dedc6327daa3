import type { ChosenRuns } from "#ui/api/runs/many.ts";
import type { Shape } from "#ui/api/shapes.ts";

/** What is said of the runs that are chosen before something is done to them. */
export type AboutRuns = {
  readonly all: Shape<"Count">;
  /** So many of them are over: nothing is done to these. Null where some may be, and nobody knows. */
  readonly over: number | null;
  /** Names of their workflows, and how many more there are. */
  readonly workflows: readonly string[];
  readonly more: number;
};

/** So many workflows are named. */
const NAMED = 6;

export function aboutRuns(
  chosen: ChosenRuns,
  matching: Shape<"RunsMatched"> | undefined,
): AboutRuns {
  if (chosen.kind === "all") {
    const named = matching?.workflows.map(({ name }) => name) ?? [];
    const all = matching?.all ?? { n: 0, exact: true };
    const open = matching?.open ?? { n: 0, exact: true };
    const isKnown = all.exact && open.exact;
    return {
      all,
      // Of two that are about right the difference is nothing: it is said that some are.
      over: isKnown || all.n === open.n ? all.n - open.n : null,
      workflows: named.slice(0, NAMED),
      more: Math.max(0, named.length - NAMED) + (matching?.more_workflows ?? 0),
    };
  }
  const { runs } = chosen;
  const names = [...new Map(runs.map(({ workflow }) => [workflow.id, workflow.name])).values()];
  return {
    all: { n: runs.length, exact: true },
    over: runs.filter(({ status }) => status === "done" || status === "stopped").length,
    workflows: names.slice(0, NAMED),
    more: Math.max(0, names.length - NAMED),
  };
}

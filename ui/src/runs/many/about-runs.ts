import type { ChosenRuns } from "#ui/api/runs/many.ts";
import type { Shape } from "#ui/api/shapes.ts";

/** What is said of the runs that are chosen before something is done to them. */
export type AboutRuns = {
  readonly all: Shape<"Count">;
  /** So many of them are over: nothing is done to these. */
  readonly over: number;
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
    return {
      all,
      over: all.n - (matching?.open.n ?? 0),
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

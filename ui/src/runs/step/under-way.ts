import type { Run, RunStep } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";

/** The statuses of what is not over, the most pressing first. */
const PRESSING: readonly RunStep["status"][] = ["needs_you", "waiting", "running"];

/**
 * The steps that a run stands at, the most pressing first, else as one reads them. A split whose
 * paths are under way is where they are.
 */
export function stepsUnderWay(run: Run): readonly StepId[] {
  const found = outline(run.definition).entries.filter(({ id }) => {
    const step = run.steps[id];
    return step && PRESSING.includes(step.status) && !step.paths;
  });
  const rank = (id: StepId) => PRESSING.indexOf(run.steps[id]?.status ?? "running");
  return found.map(({ id }) => id).toSorted((one, other) => rank(one) - rank(other));
}

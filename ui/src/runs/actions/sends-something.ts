import type { Run } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { stepOf } from "#ui/runs/step/step-of.ts";
import { leadsToTool } from "#ui/steps/registry.ts";

/** Whether a step sends something that can be sent again; one of which nobody knows the kind may. */
export function sendsSomething({ definition }: Run, step: StepId): boolean {
  const action = stepOf(definition, step)?.action;
  return !action || leadsToTool(action);
}

import type { Definition, StepId, StepKind, TriggerKind } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";

export type FoundStep = {
  id: StepId;
  name: string;
  kind: StepKind["kind"] | TriggerKind["kind"];
  action: StepKind | null;
};

/** A step or the trigger by its id. */
export function stepOf(definition: Definition, id: StepId): FoundStep | null {
  const { trigger } = definition;
  if (trigger.id === id) {
    return { id, name: trigger.name, kind: trigger.start.kind, action: null };
  }
  const step = outline(definition).byId.get(id)?.step;
  return step ? { id, name: step.name, kind: step.action.kind, action: step.action } : null;
}

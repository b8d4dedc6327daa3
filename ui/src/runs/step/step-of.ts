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

/** The step that comes after one in its own sequence. */
export function stepAfter(definition: Definition, id: StepId): FoundStep | null {
  const { entries, byId } = outline(definition);
  const own = byId.get(id);
  const next = entries.find(
    (entry) => entry.sequence === own?.sequence && entry.index === own.index + 1,
  );
  return next ? stepOf(definition, next.id) : null;
}

/** Names of the steps that use a step's answer. */
export function usersOf(definition: Definition, id: StepId): string[] {
  return outline(definition)
    .entries.filter((entry) => entry.step && entry.id !== id && refersTo(entry.step.action, id))
    .map((entry) => entry.step?.name ?? "");
}

function refersTo(value: unknown, id: StepId): boolean {
  if (Array.isArray(value)) return value.some((each) => refersTo(each, id));
  if (typeof value !== "object" || value === null) return false;
  if (Reflect.get(value, "kind") === "step" && Reflect.get(value, "step") === id) return true;
  return Object.values(value).some((each) => refersTo(each, id));
}

import type { Definition, StepId, StepKind, TriggerKind } from "#ui/document/definition.ts";
import { dependents } from "#ui/document/dependents.ts";
import { type OutlinePath, outline } from "#ui/document/outline.ts";

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

/** What a run comes to after a step: the next one, or the end of what. */
export type Onward =
  | { readonly kind: "step"; readonly step: FoundStep }
  /** The end of a path: the split, and the path. */
  | { readonly kind: "path"; readonly split: FoundStep; readonly path: OutlinePath }
  | { readonly kind: "end" };

export function onwardFrom(definition: Definition, id: StepId): Onward {
  const of = outline(definition);
  const own = of.byId.get(id);
  const next = of.sequences.get(own?.sequence ?? "")?.[(own?.index ?? 0) + 1];
  const step = next && stepOf(definition, next.id);
  if (step) return { kind: "step", step };
  const path = of.paths.get(own?.sequence ?? "");
  const split = path && stepOf(definition, path.owner);
  return path && split ? { kind: "path", split, path } : { kind: "end" };
}

/** Names of the steps that use a step's answer. */
export function usersOf(definition: Definition, id: StepId): string[] {
  const { byId } = outline(definition);
  return dependents(definition, id).map((user) => byId.get(user)?.step?.name ?? "");
}

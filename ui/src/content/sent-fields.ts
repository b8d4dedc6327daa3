import type { Field, Reference, StepKind } from "#ui/document/definition.ts";

/**
 * What a step names one by one to be sent; nothing where it sends something else. It is read from
 * the form of the settings, as every kind that sends holds what it sends in the same form.
 */
export function sentFields(action: StepKind): readonly Field[] {
  if (!("content" in action)) return [];
  return action.content.kind === "fields" ? action.content.fields : [];
}

/** The settings of a step that sends a detail which only looks sensitive. */
export function withNotSensitive(action: StepKind, reference: Reference): StepKind {
  if (!("content" in action)) return action;
  return { ...action, not_sensitive: [...(action.not_sensitive ?? []), reference] };
}

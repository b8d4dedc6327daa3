import type { Definition, StepId } from "#ui/document/definition.ts";
import { merging } from "#ui/document/draft/merge/merging.ts";
import { locate, withSequence } from "#ui/document/tree.ts";

/**
 * A document with what was changed on the way from one state to another. What it has otherwise than
 * the first of them stays as it is: somebody else changed it since.
 */
export function patched(document: Definition, from: Definition, to: Definition): Definition {
  if (document === from) return to;
  if (from === to) return document;
  return merging(from, document)(to).definition;
}

/** A draft of which a step counts as changed by whoever compares it with the one before. */
export function withoutNameOf(definition: Definition, id: StepId): Definition {
  const at = locate(definition, id);
  if (!at) return definition;
  return withSequence(definition, at.sequence, (steps) =>
    steps.map((step) => (step.id === id ? { ...step, name: `${step.name} ` } : step)),
  );
}

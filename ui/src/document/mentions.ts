import type { ConditionGroup, Reference, Step } from "#ui/document/definition.ts";
import { dotted, referenceOf } from "#ui/document/detail-names.ts";
import { withBranches } from "#ui/document/sequences.ts";

/** What settings name, as far as a person reads it in a panel. */
export type Mentions = {
  readonly references: readonly Reference[];
  readonly conditions: readonly ConditionGroup[];
  /** Names and texts that somebody wrote, and fields of a call as they are quoted. */
  readonly texts: readonly string[];
};

type Found = { references: Reference[]; conditions: ConditionGroup[]; texts: string[] };

/** What a step names itself, without the steps in its paths. */
export function mentionsOf(step: Step): Mentions {
  return mentions(withBranches(step, () => []).action);
}

/**
 * What some settings name. It is read from their form, as the sequences of a step are, so that no
 * kind is asked and what is only stored (kinds, ids, names of settings) is left out.
 */
export function mentions(settings: unknown): Mentions {
  const found: Found = { references: [], conditions: [], texts: [] };
  collect(found, settings);
  return found;
}

function collect(found: Found, value: unknown): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(found, one);
  } else if (isReference(value)) found.references.push(value);
  else if (isCondition(value)) found.conditions.push(value);
  else if (typeof value === "object" && value !== null) {
    for (const [name, one] of Object.entries(value)) collectPart(found, name, one);
  }
}

function collectPart(found: Found, name: string, value: unknown): void {
  if (typeof value !== "string") collect(found, value);
  else if (name === "name" || name === "text") found.texts.push(value);
  else if (name === "detail") found.references.push(referenceOf(value));
  else if (name === "pointer" || name === "from") found.texts.push(dotted(value));
}

function isReference(value: unknown): value is Reference {
  return typeof part(value, "pointer") === "string" && typeof part(value, "source") === "object";
}

function isCondition(value: unknown): value is ConditionGroup {
  return typeof part(value, "mode") === "string" && Array.isArray(part(value, "tests"));
}

function part(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

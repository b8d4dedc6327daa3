import type { Definition, StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";

/** The steps that use the answer of a step, in reading order. */
export function dependents(definition: Definition, id: StepId): StepId[] {
  const mark = `"step":"${id}"`;
  return outline(definition)
    .entries.filter((entry) => entry.step !== null && entry.id !== id)
    .filter((entry) => JSON.stringify(entry.step?.action).includes(mark))
    .map((entry) => entry.id);
}

/** Those of them that would come before the step they need. */
export function leftBehind(after: Definition, id: StepId): StepId[] {
  const of = outline(after);
  const own = of.byId.get(id)?.position ?? 0;
  return dependents(after, id).filter((other) => (of.byId.get(other)?.position ?? 0) < own);
}

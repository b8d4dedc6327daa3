import type { Definition, Step, StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { withBranches } from "#ui/document/sequences.ts";
import { findStep, walk } from "#ui/document/tree.ts";

/** The steps that use the answer of a step, or of one in its paths, in reading order. */
export function dependents(definition: Definition, id: StepId): StepId[] {
  const step = findStep(definition, id);
  const needed = new Set(step ? Array.from(walk([step]), (one) => one.id) : [id]);
  const marks = [...needed].map((one) => `"step":"${one}"`);
  return outline(definition).entries.flatMap((entry) => {
    if (!entry.step || needed.has(entry.id)) return [];
    const own = ownSettings(entry.step);
    return marks.some((mark) => own.includes(mark)) ? [entry.id] : [];
  });
}

/** Those of them that would come before the step they need. */
export function leftBehind(after: Definition, id: StepId): StepId[] {
  const of = outline(after);
  const own = of.byId.get(id)?.position ?? 0;
  return dependents(after, id).filter((other) => (of.byId.get(other)?.position ?? 0) < own);
}

/** What a step is set to as text, without the steps in its paths. */
export function ownSettings(step: Step): string {
  return JSON.stringify(withBranches(step, () => []).action);
}

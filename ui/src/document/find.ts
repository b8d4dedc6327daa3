import type { Definition, StepId } from "#ui/document/definition.ts";
import type { Outline } from "#ui/document/outline.ts";

/** The steps whose name or settings contain a text, in reading order. */
export function matching(of: Outline, definition: Definition, text: string): StepId[] {
  const wanted = text.trim().toLocaleLowerCase();
  return of.entries
    .filter(({ step }) => {
      const within = step
        ? `${step.name} ${JSON.stringify(step.action)}`
        : `${definition.trigger.name} ${JSON.stringify(definition.trigger.start)}`;
      return within.toLocaleLowerCase().includes(wanted);
    })
    .map((entry) => entry.id);
}

import type { LucideIcon } from "lucide-react";
import type { StepKind, Trigger, TriggerKind } from "#ui/document/definition.ts";
import type { OutlineEntry } from "#ui/document/outline.ts";
import type { Sentence, Wording } from "#ui/sentences/sentence.ts";
import { stepIcon, stepSentence } from "#ui/steps/registry.ts";
import { startIcon, startSentence } from "#ui/triggers/registry.ts";

/** A step or the trigger, as the drawing needs it. */
export type Shown = {
  readonly kind: StepKind["kind"] | TriggerKind["kind"];
  readonly name: string;
  readonly icon: LucideIcon;
  readonly sentence: Sentence;
};

/** The face of an entry of the outline. */
export function shown({ name, start }: Trigger, { step }: OutlineEntry, wording: Wording): Shown {
  if (step === null) {
    return {
      kind: start.kind,
      name,
      icon: startIcon(start),
      sentence: startSentence(start, wording),
    };
  }
  const { action } = step;
  return {
    kind: action.kind,
    name: step.name,
    icon: stepIcon(action),
    sentence: stepSentence(action, wording),
  };
}

import type { LucideIcon } from "lucide-react";
import type { StepKind, Trigger, TriggerKind } from "#ui/document/definition.ts";
import type { OutlineEntry } from "#ui/document/outline.ts";
import type { Sentence } from "#ui/sentences/sentence.ts";
import { atTheSameTime } from "#ui/steps/at-the-same-time/face.ts";
import { callWebhook } from "#ui/steps/call-webhook/face.ts";
import { choosePath } from "#ui/steps/choose-path/face.ts";
import type { Face, Told } from "#ui/steps/face.ts";
import { waitForCall } from "#ui/steps/wait-for-call/face.ts";
import { webhookCalled } from "#ui/triggers/webhook-called/face.ts";

/** The one list of step kinds: a new kind does not compile until it has a face. */
export const FACES = {
  call_webhook: callWebhook,
  wait_for_call: waitForCall,
  choose_path: choosePath,
  at_the_same_time: atTheSameTime,
} satisfies { [K in StepKind["kind"]]: Face<Extract<StepKind, { kind: K }>> };

export const START_FACES = {
  webhook_called: webhookCalled,
} satisfies { [K in TriggerKind["kind"]]: Face<Extract<TriggerKind, { kind: K }>> };

/** A step or the trigger, as the drawing needs it. */
export type Shown = {
  readonly kind: StepKind["kind"] | TriggerKind["kind"];
  readonly name: string;
  readonly icon: LucideIcon;
  readonly sentence: Sentence;
};

/** The face of an entry of the outline. */
export function shown(trigger: Trigger, { step }: OutlineEntry, told: Told): Shown {
  if (step === null) {
    const { name, start } = trigger;
    const face = START_FACES[start.kind];
    return { kind: start.kind, name, icon: face.icon, sentence: face.sentence(start, told) };
  }
  const { name, action } = step;
  return {
    kind: action.kind,
    name,
    icon: FACES[action.kind].icon,
    sentence: stepSentence(action, told),
  };
}

export function stepSentence(action: StepKind, told: Told): Sentence {
  switch (action.kind) {
    case "call_webhook":
      return FACES.call_webhook.sentence(action, told);
    case "wait_for_call":
      return FACES.wait_for_call.sentence(action, told);
    case "choose_path":
      return FACES.choose_path.sentence(action, told);
    case "at_the_same_time":
      return FACES.at_the_same_time.sentence(action, told);
  }
}

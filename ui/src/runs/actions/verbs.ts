import type { ComponentType } from "react";
import type { RunStep, Verb } from "#ui/api/shapes.ts";
import { sameAgain } from "#ui/problem-actions/in-run/same-again.ts";
import { MarkReceivedDialog } from "#ui/runs/actions/mark-received-dialog.tsx";
import { SendAgainDialog } from "#ui/runs/actions/send-again-dialog.tsx";
import { SendNewDialog } from "#ui/runs/actions/send-new-dialog.tsx";
import { SkipDialog } from "#ui/runs/actions/skip-dialog.tsx";
import type { StepDialogProps } from "#ui/runs/actions/step-reason-dialog.tsx";
import { TakePathDialog } from "#ui/runs/actions/take-path-dialog.tsx";
import { UseSettingsDialog } from "#ui/runs/actions/use-settings-dialog.tsx";

/** How a verb is offered at a step: as a button, or among the ways to try again. */
type Offer = {
  readonly among: "buttons" | "tries";
  /** What asks before it is done; without it, it is done at once. */
  readonly Dialog?: ComponentType<StepDialogProps>;
  /** It goes past the step instead of bringing it on: it is last, and never stands out. */
  readonly goesPast?: true;
};

/** Every verb, in the order in which they are offered; the first possible one stands out. */
export const VERBS = {
  pretend_called: { among: "buttons" },
  skip_ahead: { among: "buttons" },
  take_path: { among: "buttons", Dialog: TakePathDialog },
  mark_received: { among: "buttons", Dialog: MarkReceivedDialog },
  use_settings: { among: "buttons", Dialog: UseSettingsDialog },
  try_now: { among: "buttons" },
  send_again: { among: "tries", Dialog: SendAgainDialog },
  send_new: { among: "tries", Dialog: SendNewDialog },
  skip: { among: "buttons", Dialog: SkipDialog, goesPast: true },
} as const satisfies Record<Verb, Offer>;

/** Those that are done at once. */
export type AtOnce = {
  [One in Verb]: (typeof VERBS)[One] extends { Dialog: unknown } ? never : One;
}[Verb];

export function isAtOnce(verb: Verb): verb is AtOnce {
  return !("Dialog" in VERBS[verb]);
}

/** Those among the ways to try again. */
export type Again = {
  [One in Verb]: (typeof VERBS)[One]["among"] extends "tries" ? One : never;
}[Verb];

export function isAgain(verb: Verb): verb is Again {
  return VERBS[verb].among === "tries";
}

export function isButton(verb: Verb): verb is Exclude<Verb, Again> {
  return !isAgain(verb);
}

/** Whether it goes past the step. */
export function goesPast(verb: Verb): boolean {
  return "goesPast" in VERBS[verb];
}

/** What asks before a verb is done; null where it is done at once. */
export function dialogOf(verb: Verb): ComponentType<StepDialogProps> | null {
  return isAtOnce(verb) ? null : VERBS[verb].Dialog;
}

/** Whether what waits to be sent is tried at once; never where it would be answered the same. */
export function triesNow({ actions, detail }: RunStep): boolean {
  if (sameAgain(detail?.params.problem) !== null) return false;
  return actions.some(({ action, allowed }) => action === "try_now" && allowed);
}

/** What a step offers of some verbs, possible or not, in the order of the list. */
export function offered<Some extends Verb>(step: RunStep, is: (verb: Verb) => verb is Some) {
  const order = Object.keys(VERBS);
  return step.actions
    .flatMap(({ action, ...rest }) => (is(action) ? [{ action, ...rest }] : []))
    .sort((one, other) => order.indexOf(one.action) - order.indexOf(other.action));
}

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { ClipKinds } from "#ui/document/clip.ts";
import { newStepId } from "#ui/document/copy.ts";
import type { ConditionGroup, Reference, Step, StepId, StepKind } from "#ui/document/definition.ts";
import type { Outline } from "#ui/document/outline.ts";
import { ROOT, type SequenceKey } from "#ui/document/sequences.ts";
import type { Place } from "#ui/document/tree.ts";
import type { FindsRun } from "#ui/editing/context.ts";
import type { Sentence, Wording } from "#ui/sentences/sentence.ts";
import { atTheSameTime } from "#ui/steps/at-the-same-time/kind.ts";
import { callWebhook } from "#ui/steps/call-webhook/kind.ts";
import { choosePath } from "#ui/steps/choose-path/kind.ts";
import type { Before, Fresh, KindOfStep, SettingsOf, Split } from "#ui/steps/kind.ts";
import { updatePerson } from "#ui/steps/update-person/kind.ts";
import { waitForCall } from "#ui/steps/wait-for-call/kind.ts";
import { waitForTime } from "#ui/steps/wait-for-time/kind.ts";

type Kind = StepKind["kind"];
type Kinds = { readonly [K in Kind]: KindOfStep<K> };

/**
 * The one list of step kinds, in the order in which they are offered: a kind of the API does not
 * compile until it stands here. Below it, each question that is asked of a kind, once.
 */
const KINDS: Kinds = {
  call_webhook: callWebhook,
  wait_for_call: waitForCall,
  wait_for_time: waitForTime,
  update_person: updatePerson,
  choose_path: choosePath,
  at_the_same_time: atTheSameTime,
} satisfies Kinds;

/** Every kind, in the order in which they are offered. */
export function stepKinds(): readonly Kind[] {
  return Object.values(KINDS).map(({ kind }) => kind);
}

/** The picture of a kind of step. */
export function stepIcon({ kind }: StepKind): LucideIcon {
  return KINDS[kind].icon;
}

/** What a step does. */
export function stepSentence<K extends Kind>(action: SettingsOf<K>, wording: Wording): Sentence {
  const kind: K = action.kind;
  return KINDS[kind].sentence(action, wording);
}

/** What is drawn of the sequences of one step. */
export type DrawnSplit = {
  readonly goesOn: ReturnType<Split<StepKind>["goesOn"]>;
  readonly join: ReturnType<Split<StepKind>["join"]>;
  readonly when: (path: SequenceKey) => ConditionGroup | null;
};

/** What is drawn of the sequences of a step; null for a plain step. */
export function splitOf<K extends Kind>(action: SettingsOf<K>): DrawnSplit | null {
  const kind: K = action.kind;
  const { split } = KINDS[kind];
  if (!split) return null;
  const { goesOn, join, when } = split;
  return { goesOn: goesOn(action), join: join(action), when: (path) => when(action, path) };
}

/** The sections of a step's panel; the designer loads them before it opens. */
export function stepSections<K extends Kind>(step: StepId, action: SettingsOf<K>): ReactNode {
  const kind: K = action.kind;
  return KINDS[kind].panel.draw({ step, action });
}

export async function loadStepPanels(): Promise<void> {
  await Promise.all(Object.values(KINDS).map(({ panel }) => panel.load()));
}

/** A kind that can be added. */
export type Addable = {
  readonly kind: Kind;
  readonly icon: LucideIcon;
  readonly fresh: Fresh<StepKind>;
  readonly leadsToTool: boolean;
};

export const ADDABLE: readonly Addable[] = Object.values(KINDS).flatMap(
  ({ kind, icon, fresh, connection }) =>
    fresh ? [{ kind, icon, fresh, leadsToTool: connection !== null }] : [],
);

/** As many kinds are suggested at a place. */
const SUGGESTED = 3;

/** The kinds that most likely come at a place, by what is before it; the likeliest first. */
export function suggested(of: Outline, { sequence, index }: Place): readonly Addable[] {
  const step = of.sequences.get(sequence)?.[index - 1];
  const begins = sequence === ROOT ? "start" : "path";
  const before: Before = step ? KINDS[step.action.kind].leaves : begins;
  const howLikely = ({ fresh }: Addable) => fresh.likely[before] ?? 0;
  return ADDABLE.filter((one) => howLikely(one) > 0)
    .toSorted((one, other) => howLikely(other) - howLikely(one))
    .slice(0, SUGGESTED);
}

/** The kind that sends to another tool, for those who have no workflow yet. */
export function toolStep(): Addable {
  const found = ADDABLE.find((one) => one.leadsToTool);
  if (!found) throw new Error("a step that leads to another tool can be added");
  return found;
}

/** A step as it begins; a split with paths that are named by their number. */
export function newStep(
  { fresh }: Addable,
  name: string,
  pathName: (number: number) => string = String,
): Step {
  return { id: newStepId(), name, action: fresh.settings(pathName) };
}

/** Whether a step sets details of the person. */
export function changesPerson({ kind }: StepKind): boolean {
  return KINDS[kind].leaves === "update";
}

/** Whether a step leads to another tool, to which messages are sent. */
export function leadsToTool({ kind }: StepKind): boolean {
  return KINDS[kind].connection !== null;
}

/** The connection that a step uses. */
export function connectionOf<K extends Kind>(action: SettingsOf<K>): string | null {
  const kind: K = action.kind;
  return KINDS[kind].connection?.of(action) ?? null;
}

/** The settings of a step with another connection; the same object where it uses none. */
export function withConnection<K extends Kind>(
  action: SettingsOf<K>,
  connection: string | null,
): SettingsOf<K> {
  const kind: K = action.kind;
  return KINDS[kind].connection?.to(action, connection) ?? action;
}

/** Whether a tool answers what a step sends; a later wait can find its call by a value in there. */
export function getsAnswer({ kind }: StepKind): boolean {
  return KINDS[kind].getsAnswer;
}

/** How a call finds the run that waits at a step; null where none is waited for. */
export function findsRun<K extends Kind>(action: SettingsOf<K>): FindsRun | null {
  const kind: K = action.kind;
  return KINDS[kind].findsRun?.(action) ?? null;
}

/** Whether a step can be told to send one more detail. */
export function takesDetail({ kind }: StepKind): boolean {
  return KINDS[kind].withDetail !== null;
}

/** The settings of a step that sends one more detail. */
export function withDetail<K extends Kind>(
  action: SettingsOf<K>,
  reference: Reference,
): SettingsOf<K> {
  const kind: K = action.kind;
  return KINDS[kind].withDetail?.(action, reference) ?? action;
}

/** What the clipboard asks of the kinds. */
export const CLIP_KINDS: ClipKinds = {
  shapes: (steps) =>
    Object.fromEntries(Object.values(KINDS).map(({ kind, shape }) => [kind, shape(steps)])),
  connectionOf,
  withConnection,
};

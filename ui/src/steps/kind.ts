import type { LucideIcon } from "lucide-react";
import type { ConditionGroup, Reference, StepId, StepKind } from "#ui/document/definition.ts";
import type { SequenceKey } from "#ui/document/sequences.ts";
import type { Check, ShapeOf } from "#ui/document/shape.ts";
import type { FindsRun } from "#ui/editing/context.ts";
import type { Late } from "#ui/parts/late.ts";
import type { KindText } from "#ui/sentences/kind-words.ts";
import type { Sentence, Wording } from "#ui/sentences/sentence.ts";

/** The settings of one kind of step; of any kind where none is named. */
export type SettingsOf<K extends StepKind["kind"] = StepKind["kind"]> = {
  [P in K]: Extract<StepKind, { kind: P }>;
}[K];

export type PanelProps<A> = { readonly step: StepId; readonly action: A };

/** What is drawn of the sequences of a step. */
export type Split<A> = {
  /** When a path is taken; null for one that is taken without a condition. */
  readonly when: (action: A, path: SequenceKey) => ConditionGroup | null;
  /** The run goes on behind it when all paths that it took are through, or the first of them. */
  readonly goesOn: (action: A) => "all" | "first";
  /** What stands where the paths come together. */
  readonly join: (action: A) => KindText<"join"> | KindText<"join_first">;
};

/** How a kind of step leads to another tool. */
export type ToolLink<A> = {
  readonly of: (action: A) => string | null;
  readonly to: (action: A, connection: string | null) => A;
};

/** What kinds are for: other tools, the person, or how the flow goes on. */
export type Group = "tools" | "people" | "logic";

/**
 * What a run comes from when it reaches a spot: the start, the beginning of a path, or a step that
 * was answered, was called, let time pass, changed the person, or brought its paths together.
 */
export type Before = "start" | "path" | "answer" | "call" | "time" | "update" | "paths";

/** How a step of a kind begins, and what it is for in a few words. */
export type Fresh<A> = {
  /** `pathName` names the paths of a split by their number. */
  readonly settings: (pathName: (number: number) => string) => A;
  readonly example: KindText<"example">;
  /** Under which heading it is offered. */
  readonly group: Group;
  /** How likely it comes next, from 1; never suggested after what is not named. */
  readonly likely: Readonly<Partial<Record<Before, number>>>;
};

/** Everything the UI asks of one kind of step. Null is the answer of a kind that has no such thing. */
export type KindOfStep<K extends StepKind["kind"]> = {
  readonly kind: K;
  readonly icon: LucideIcon;
  /** What a step does, in one sentence. */
  readonly sentence: (action: SettingsOf<K>, wording: Wording) => Sentence;
  /** What a run has behind it when it comes out of such a step. */
  readonly leaves: Exclude<Before, "start" | "path">;
  /** The sections of its panel. */
  readonly panel: Late<PanelProps<SettingsOf<K>>>;
  /** Null where it cannot be added. */
  readonly fresh: Fresh<SettingsOf<K>> | null;
  /** What its settings look like in a text from outside; `steps` checks a sequence. */
  readonly shape: (steps: Check) => ShapeOf<SettingsOf<K>>;
  readonly split: Split<SettingsOf<K>> | null;
  readonly connection: ToolLink<SettingsOf<K>> | null;
  /** Whether a tool answers what it sends; a later wait can find its call by a value in there. */
  readonly getsAnswer: boolean;
  /** How a call finds its run, where the run waits for one. */
  readonly findsRun: ((action: SettingsOf<K>) => FindsRun) | null;
  /** The settings with one more detail that is sent; the same object where they take none. */
  readonly withDetail: ((action: SettingsOf<K>, reference: Reference) => SettingsOf<K>) | null;
};

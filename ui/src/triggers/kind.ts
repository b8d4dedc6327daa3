import type { LucideIcon } from "lucide-react";
import type { TriggerKind } from "#ui/document/definition.ts";
import type { Late } from "#ui/parts/late.ts";
import type { Sentence, Wording } from "#ui/sentences/sentence.ts";

/** The settings of one kind of start; of any kind where none is named. */
export type SettingsOf<K extends TriggerKind["kind"] = TriggerKind["kind"]> = {
  [P in K]: Extract<TriggerKind, { kind: P }>;
}[K];

/** Everything the UI asks of one kind of start. */
export type KindOfStart<K extends TriggerKind["kind"]> = {
  readonly kind: K;
  readonly icon: LucideIcon;
  /** The words of an example, where kinds are offered. */
  readonly example: `${K}.example`;
  /** A start of this kind as it begins. */
  readonly fresh: () => SettingsOf<K>;
  /** What starts the workflow, in one sentence. */
  readonly sentence: (start: SettingsOf<K>, wording: Wording) => Sentence;
  /** The sections of its panel. */
  readonly panel: Late<{ readonly start: SettingsOf<K> }>;
  /** Whether another tool starts it by a call to an address of Baton. */
  readonly takesCalls: boolean;
};

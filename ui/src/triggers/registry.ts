import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { TriggerKind } from "#ui/document/definition.ts";
import type { Sentence, Wording } from "#ui/sentences/sentence.ts";
import { detailChanged } from "#ui/triggers/detail-changed/kind.ts";
import type { KindOfStart, SettingsOf } from "#ui/triggers/kind.ts";
import { personIsAdded } from "#ui/triggers/person-is-added/kind.ts";
import { personLeaves } from "#ui/triggers/person-leaves/kind.ts";
import { personStarts } from "#ui/triggers/person-starts/kind.ts";
import { webhookCalled } from "#ui/triggers/webhook-called/kind.ts";

type Kind = TriggerKind["kind"];
type Kinds = { readonly [K in Kind]: KindOfStart<K> };

/**
 * The one list of kinds of starts: a kind of the API does not compile until it stands here. Below
 * it, each question that is asked of a kind, once.
 */
const KINDS: Kinds = {
  webhook_called: webhookCalled,
  person_is_added: personIsAdded,
  person_starts: personStarts,
  person_leaves: personLeaves,
  detail_changed: detailChanged,
} satisfies Kinds;

/** Every kind, in the order in which they are offered. */
export const STARTS: readonly Pick<KindOfStart<Kind>, "kind" | "icon" | "example">[] =
  Object.values(KINDS);

export function startKinds(): readonly Kind[] {
  return STARTS.map(({ kind }) => kind);
}

/** A start of a kind as it begins. */
export function freshStart(kind: Kind): TriggerKind {
  return KINDS[kind].fresh();
}

/** The picture of a kind of start. */
export function startIcon({ kind }: TriggerKind): LucideIcon {
  return KINDS[kind].icon;
}

/** Whether another tool starts a workflow, by a call to an address of Baton. */
export function startsByCall({ kind }: TriggerKind): boolean {
  return KINDS[kind].takesCalls;
}

/** What starts a workflow. */
export function startSentence<K extends Kind>(start: SettingsOf<K>, wording: Wording): Sentence {
  const kind: K = start.kind;
  return KINDS[kind].sentence(start, wording);
}

/** The sections of the start's panel; the designer loads them before it opens. */
export function startSections<K extends Kind>(start: SettingsOf<K>): ReactNode {
  const kind: K = start.kind;
  return KINDS[kind].panel.draw({ start });
}

export async function loadStartPanels(): Promise<void> {
  await Promise.all(Object.values(KINDS).map(({ panel }) => panel.load()));
}

/** The picture of a start by a call from another tool. */
export function callIcon(): LucideIcon {
  const found = Object.values(KINDS).find(({ takesCalls }) => takesCalls);
  if (!found) throw new Error("a workflow can be started by a call");
  return found.icon;
}

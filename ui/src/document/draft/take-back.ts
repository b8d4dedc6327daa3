import type { Definition } from "#ui/document/definition.ts";
import { applyEdit } from "#ui/document/edits.ts";
import { type History, type Past, stateOf, undone } from "#ui/document/history.ts";

/** What becomes of an edit that is to be taken back by itself. */
export type TakenBack =
  | { readonly kind: "taken"; readonly history: History }
  /** It is undone already. */
  | { readonly kind: "undone" }
  /** It is no longer known, or the whole document was replaced after it. */
  | { readonly kind: "not_alone" };

/** Takes back the edit of this mark where the draft is edited; says what became of it. */
export type TakeBack = (mark: number) => TakenBack["kind"] | "left";

/**
 * Takes one edit back and leaves those after it: the document is made anew from before it, by all
 * that was done since. One step of undo; what was done last is undone as always.
 */
export function takeBack(history: History, mark: number): TakenBack {
  const { past, future } = history;
  const skipped = new Set([mark, ...past.flatMap(({ undoes }) => undoes ?? [])]);
  const named = past.find((entry) => entry.mark === mark);
  const isUndone =
    future.some((entry) => entry.mark === mark) || past.some(({ undoes }) => undoes === mark);
  if (isUndone) return { kind: "undone" };
  if (!named) return { kind: "not_alone" };
  if (past.at(-1) === named) return { kind: "taken", history: undone(history) };
  const first = past.findIndex((entry) => entry.mark !== undefined && skipped.has(entry.mark));
  const present = replayed(past.slice(first), skipped);
  if (!present) return { kind: "not_alone" };
  const edit = { ...named.edit, code: "undo_change", part: null } as const;
  return {
    kind: "taken",
    history: {
      present,
      past: [...past, { ...stateOf(history), edit, undoes: mark }],
      future: [],
      last: null,
    },
  };
}

/** The document after these edits without those that are skipped; null where one replaced it whole. */
function replayed(entries: readonly Past[], skipped: ReadonlySet<number>): Definition | null {
  let definition = entries[0]?.definition ?? null;
  for (const { mark, made, undoes } of entries) {
    if (undoes !== undefined || (mark !== undefined && skipped.has(mark))) continue;
    if (!made || !definition) return null;
    definition = made.reduce(applyEdit, definition);
  }
  return definition;
}

import type { Definition } from "#ui/document/definition.ts";
import { isSame } from "#ui/document/draft/differences.ts";
import { patched } from "#ui/document/draft/merge/patched.ts";
import { applyEdit } from "#ui/document/edits.ts";
import { type History, type OwnEdit, undone, withDone } from "#ui/document/history.ts";

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
 * that was done since, and what is then otherwise is changed in the present. One step of undo; what
 * was done last is undone as always.
 */
export function takeBack(history: History, mark: number): TakenBack {
  const { done, undone: gone, present } = history;
  const skipped = new Set([mark, ...done.flatMap(({ undoes }) => undoes ?? [])]);
  const named = done.find((one) => one.mark === mark);
  const isUndone =
    gone.some((one) => one.mark === mark) || done.some(({ undoes }) => undoes === mark);
  if (isUndone) return { kind: "undone" };
  if (!named) return { kind: "not_alone" };
  if (done.at(-1) === named && present === named.after) {
    return { kind: "taken", history: undone(history) };
  }
  const since = done.slice(done.indexOf(named));
  const already = new Set(skipped);
  already.delete(mark);
  const [all, rest] = [replayed(since, already), replayed(since, skipped)];
  const after = all && rest && patched(present, all, rest);
  if (!after || isSame(after, present)) return { kind: "not_alone" };
  const edit = { ...named.edit, code: "undo_change", part: null } as const;
  return { kind: "taken", history: withDone(history, { edit, after, undoes: mark }) };
}

/** The document after these edits without those that are skipped; null where one replaced it whole. */
function replayed(edits: readonly OwnEdit[], skipped: ReadonlySet<number>): Definition | null {
  let definition = edits[0]?.before ?? null;
  for (const { mark, made, undoes } of edits) {
    if (undoes !== undefined || (mark !== undefined && skipped.has(mark))) continue;
    if (!made || !definition) return null;
    definition = made.reduce(applyEdit, definition);
  }
  return definition;
}

import type { Definition } from "#ui/document/definition.ts";
import { isSame } from "#ui/document/draft/differences.ts";
import { merging } from "#ui/document/draft/merge/merging.ts";
import type { History, Past } from "#ui/document/history.ts";

/**
 * A history on top of what another admin made of the stored draft: each of its states with that
 * change, so that undo takes back one's own edits alone. What the other changed since stays as the
 * other has it; an edit of which nothing is left then is no step of undo.
 */
export function rebased(history: History, stored: Definition, theirs: Definition): History {
  const merge = merging(stored, theirs);
  const moved = (entry: Past): Past => ({
    ...entry,
    definition: merge(entry.definition).definition,
    revision: null,
  });
  const present = merge(history.present).definition;
  const past = steps(history.past.map(moved), present);
  const isLastThere = past.at(-1)?.edit === history.past.at(-1)?.edit;
  return {
    present,
    past,
    future: steps(history.future.map(moved).toReversed(), present).toReversed(),
    // What goes on being typed is one step of undo, whatever comes in between.
    last: isLastThere ? history.last : null,
  };
}

/** The states that differ from the one after them, up to the present. */
function steps(entries: readonly Past[], present: Definition): readonly Past[] {
  const kept: Past[] = [];
  let next = present;
  for (const entry of entries.toReversed()) {
    if (isSame(entry.definition, next)) continue;
    kept.unshift(entry);
    next = entry.definition;
  }
  return kept;
}

/** The draft before the last edit, where another admin has changed since what that edit changed. */
export function beforeClash(
  { past }: History,
  stored: Definition,
  theirs: Definition,
): Definition | null {
  const before = past.at(-1)?.definition;
  return before && merging(stored, theirs)(before).clashes ? before : null;
}

import type { Definition } from "#ui/document/definition.ts";
import { isSame } from "#ui/document/draft/differences.ts";
import { merging } from "#ui/document/draft/merge/merging.ts";
import { patched } from "#ui/document/draft/merge/patched.ts";
import { NOTHING, type SavedEdit } from "#ui/document/draft/saved-edit.ts";
import type { EditName } from "#ui/document/edits.ts";
import { type History, type Moves, NO_MOVES, type OwnEdit } from "#ui/document/history.ts";

/** What of a draft is to be saved, over what the server has. */
export type Unsaved = {
  readonly history: History;
  /** What the server is to have: the present, but for what is asked. */
  readonly agreed: Definition;
  readonly stored: Definition;
};

/** An edit as it was sent; it may have gone on since. */
export type Sent = Pick<OwnEdit, "id" | "after">;

/** A state that the server is to have, with what it is told of it. */
export type StateToSave = {
  readonly definition: Definition;
  readonly edit: SavedEdit;
  /** The edits that it is the first to have. */
  readonly of: readonly Sent[];
};

/** The edits that the server does not have: those on top. */
function unsavedOf({ done }: History): readonly OwnEdit[] {
  return done.slice(done.findLastIndex(({ isUnsaved }) => !isUnsaved) + 1);
}

/** The states before each of these last edits and after them, as the server is to have them. */
function statesOf({ history, agreed }: Unsaved, edits: readonly OwnEdit[]): readonly Definition[] {
  const { present } = history;
  const here = [present];
  for (const one of edits.toReversed()) {
    here.unshift(patched(here[0] ?? present, one.after, one.before));
  }
  if (agreed === present) return here;
  const shared = merging(present, agreed);
  return here.map((state) => shared(state).definition);
}

/**
 * What the server is to be told next: what was undone and redone, then the oldest edit that it does
 * not have, and the present at last. Each edit is a revision of its own, so that what was done
 * quickly is undone one by one after a restart, too.
 */
export function nextToSave(unsaved: Unsaved, by: string | null): StateToSave {
  const { history, stored } = unsaved;
  const edits = unsavedOf(history);
  const states = statesOf(unsaved, edits);
  const isMoved = history.moves.undone.length + history.moves.redone.length > 0;
  const first = states[0];
  if (isMoved && first && !isSame(first, stored)) {
    return { definition: first, edit: saved(moveName(history), by, history.moves), of: [] };
  }
  const passed: Sent[] = [];
  for (const [at, one] of edits.entries()) {
    const [before, after] = [states[at], states[at + 1]];
    passed.push(one);
    if (!before || !after || isSame(before, after) || isSame(after, stored)) continue;
    return { definition: after, edit: saved(one.edit, by, history.moves, one), of: passed };
  }
  return allToSave(unsaved, by);
}

/** All at once, as one step of undo. */
export function allToSave({ history, agreed }: Unsaved, by: string | null): StateToSave {
  const { moves } = history;
  const of = unsavedOf(history);
  const [one] = of;
  const isMoved = moves.undone.length + moves.redone.length > 0;
  if (of.length === 0 && isMoved) {
    return { definition: agreed, edit: saved(moveName(history), by, moves), of };
  }
  const isOne = one !== undefined && of.length === 1 && !isMoved;
  const edit = isOne ? saved(one.edit, by, moves, one) : saved(SEVERAL, by, moves);
  return { definition: agreed, edit, of };
}

const SEVERAL: EditName = { ...NOTHING, code: "several" };

function moveName({ moves }: History): EditName {
  return { ...NOTHING, code: moves.undone.length > 0 ? "undo" : "redo" };
}

function saved(edit: EditName, by: string | null, moves: Moves, goesOn?: OwnEdit): SavedEdit {
  return { ...edit, by, ...moves, joins: goesOn?.revision ?? null };
}

/** What the server has now: a state under its revision. */
export function savedAs(
  history: History,
  { edit, of }: Pick<StateToSave, "edit" | "of">,
  revision: number,
): History {
  const last = of.at(-1)?.id;
  const told = (one: OwnEdit): OwnEdit => {
    const sent = of.find(({ id }) => id === one.id);
    if (!sent) return one;
    const at = one.id === last ? revision : null;
    return { ...one, revision: at, isUnsaved: one.after !== sent.after };
  };
  const done = history.done.map(told);
  const left = untold(history.moves, edit);
  const isThere = last === undefined || done.some(({ id }) => id === last);
  const moves = isThere ? left : { ...left, undone: [...left.undone, revision] };
  return { ...history, done, undone: history.undone.map(told), moves };
}

function untold(moves: Moves, told: Moves): Moves {
  if (moves === NO_MOVES) return moves;
  const rest = (way: keyof Moves) => moves[way].filter((one) => !told[way].includes(one));
  return { undone: rest("undone"), redone: rest("redone") };
}

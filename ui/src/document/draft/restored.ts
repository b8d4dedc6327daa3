import type { Definition } from "#ui/document/definition.ts";
import { patched } from "#ui/document/draft/merge/patched.ts";
import { isMove, readEdit, type SavedEdit } from "#ui/document/draft/saved-edit.ts";
import { newMark, type OwnEdit, UNDO_STEPS } from "#ui/document/history.ts";

/** A revision of the draft, as the server kept it. */
export type SavedRevision = {
  readonly definition: Definition;
  readonly edit: string;
  readonly revision: number;
};

/** One's own edits as they stood when the page was left. */
export type Restored = {
  readonly done: readonly OwnEdit[];
  readonly undone: readonly OwnEdit[];
  /** Whether an edit goes on with one that is not among these revisions. */
  readonly isCut: boolean;
};

/**
 * One's own edits out of the revisions that the server kept, the oldest first: what each changed is
 * what its revision has otherwise than the one before. What was undone stays undone, and can be
 * redone until something else was done.
 */
export function restored(revisions: readonly SavedRevision[], me: string): Restored {
  let now: Restored = { done: [], undone: [], isCut: false };
  for (const [at, saved] of revisions.entries()) {
    const edit = readEdit(saved.edit);
    const before = revisions[at - 1];
    if (edit.by !== me || before?.revision !== saved.revision - 1) continue;
    now = withMoves(now, edit);
    if (!isMove(edit)) now = withEdit(now, edit, saved, before);
  }
  return { ...now, done: now.done.slice(-UNDO_STEPS) };
}

function withMoves({ done, undone, isCut }: Restored, edit: SavedEdit): Restored {
  let [here, gone] = [done, undone];
  for (const revision of edit.undone) {
    const one = here.find((own) => own.revision === revision);
    if (!one) continue;
    here = here.filter((own) => own !== one);
    gone = [one, ...gone];
  }
  for (const revision of edit.redone) {
    const one = gone.find((own) => own.revision === revision);
    if (!one) continue;
    gone = gone.filter((own) => own !== one);
    here = [...here, one];
  }
  return { done: here, undone: gone, isCut };
}

function withEdit(
  { done, isCut }: Restored,
  edit: SavedEdit,
  saved: SavedRevision,
  before: SavedRevision,
): Restored {
  const { code, name, part, step, joins } = edit;
  const begun = joins === null ? undefined : done.find(({ revision }) => revision === joins);
  const own: OwnEdit = {
    id: newMark(),
    edit: { code, name, part, step },
    before: begun ? patched(before.definition, begun.after, begun.before) : before.definition,
    after: saved.definition,
    revision: saved.revision,
    isUnsaved: false,
  };
  return {
    done: [...done.filter((one) => one !== begun), own],
    undone: [],
    isCut: isCut || (joins !== null && !begun),
  };
}

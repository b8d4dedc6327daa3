import type { Definition } from "#ui/document/definition.ts";
import { isSame } from "#ui/document/draft/differences.ts";
import { merging } from "#ui/document/draft/merge/merging.ts";
import { patched } from "#ui/document/draft/merge/patched.ts";
import { restored, type SavedRevision } from "#ui/document/draft/restored.ts";
import { NOTHING, type SavedEdit } from "#ui/document/draft/saved-edit.ts";
import { takeBack } from "#ui/document/draft/take-back.ts";
import { type Sent, savedAs } from "#ui/document/draft/to-save.ts";
import type { Edit, EditName } from "#ui/document/edits.ts";
import {
  edited,
  type History,
  historyOf,
  type OwnEdit,
  redone,
  replaced,
  UNDO_STEPS,
  undone,
} from "#ui/document/history.ts";

/** How the draft stands with the server's copy. */
export type SaveState = "saved" | "saving" | "failed";

/** What both changed: it is on the page as it was made here, and the server has it as the other made it. */
export type Asked = {
  /** The present with what the other made of it. */
  readonly agreed: Definition;
  /** Who it was, where that is known. */
  readonly by: string | null;
  readonly at: string;
};

/** The draft in the page: the only place where the document is edited. */
export type DraftState = {
  readonly history: History;
  /** The newest edit of one's own before those of this page, which undo has to ask for. */
  readonly earlier: EditName | null;
  /** Whether there may be edits of one's own that were not read. */
  readonly hasEarlier: boolean;
  /** The revision that this page was opened with. */
  readonly opened: number;
  /** The revision behind which no edits were read yet. */
  readonly from: number;
  /** What the server has. */
  readonly stored: Definition;
  readonly revision: number;
  /** The server's time of the last save. */
  readonly savedAt: string;
  readonly save: SaveState;
  /** What clashes, until somebody says whose goes on; the rest is saved meanwhile. */
  readonly asked: Asked | null;
  /** Goes up with every try to save, so that a failed one is followed by another. */
  readonly tries: number;
};

export type DraftAction =
  /** A mark names the edit, so that it can be taken back by itself. */
  | { readonly kind: "edit"; readonly edit: Edit; readonly at: number; readonly mark?: number }
  | { readonly kind: "take_back"; readonly mark: number }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  /** What was saved before this page, so that undo goes on behind where it was opened. */
  | {
      readonly kind: "restore_history";
      readonly revisions: readonly SavedRevision[];
      readonly me: string;
      /** Whether the server keeps earlier ones. */
      readonly hasMore: boolean;
    }
  | { readonly kind: "earlier"; readonly edit: EditName }
  | {
      readonly kind: "replace";
      readonly definition: Definition;
      readonly edit: EditName;
      readonly mark?: number;
    }
  | { readonly kind: "saving" }
  | {
      readonly kind: "saved";
      readonly definition: Definition;
      readonly revision: number;
      readonly at: string;
      /** What was told with it; nothing where that is not known any more. */
      readonly told?: { readonly edit: SavedEdit; readonly of: readonly Sent[] };
    }
  | { readonly kind: "failed" }
  | ({
      readonly kind: "theirs";
      /** The draft as it was before what the other changed as well; the stored one unless told. */
      readonly before?: Definition;
    } & Theirs)
  | { readonly kind: "keep_theirs" | "keep_mine" };

/** What somebody else saved meanwhile. */
export type Theirs = {
  readonly definition: Definition;
  readonly revision: number;
  readonly at: string;
  readonly by: string | null;
};

export function startDraft(definition: Definition, revision: number, savedAt: string): DraftState {
  return {
    history: historyOf(definition),
    earlier: null,
    hasEarlier: false,
    opened: revision,
    from: revision,
    stored: definition,
    revision,
    savedAt,
    save: "saved",
    asked: null,
    tries: 0,
  };
}

/** What the server is to have: what is on the page, but for what is asked. */
export function agreedOf({ history, asked }: DraftState): Definition {
  return asked?.agreed ?? history.present;
}

export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case "edit":
      return stepped(state, edited(state.history, action.edit, action.at, action.mark));
    case "take_back": {
      const taken = takeBack(state.history, action.mark);
      return taken.kind === "taken" ? stepped(state, taken.history) : state;
    }
    case "undo":
      return moved(state, undone(state.history));
    case "redo":
      return moved(state, redone(state.history));
    case "restore_history":
      return { ...withEarlier(state, action.revisions, action.me), hasEarlier: action.hasMore };
    case "earlier":
      return { ...state, earlier: action.edit };
    case "replace":
      return stepped(state, replaced(state.history, action.definition, action.edit, action.mark));
    case "saving":
      return { ...state, save: "saving" };
    case "saved": {
      const { told, definition, revision } = action;
      const history = told ? savedAs(state.history, told, revision) : state.history;
      const agreed = agreedOf(state);
      const stored = isSame(agreed, definition) ? agreed : definition;
      return { ...state, stored, revision, savedAt: action.at, history, save: "saved" };
    }
    case "failed":
      return { ...state, save: "failed", tries: state.tries + 1 };
    case "theirs":
      return withTheirs(state, action);
    case "keep_theirs":
    case "keep_mine":
      return decided(state, action.kind);
  }
}

/** What was done on the page; where it is about what is asked, the server goes on without it. */
function stepped(state: DraftState, history: History): DraftState {
  if (history === state.history) return state;
  const { asked, stored } = state;
  if (!asked) {
    const isStored = history.present !== stored && isSame(history.present, stored);
    return { ...state, history, stored: isStored ? history.present : stored };
  }
  const agreed = merging(state.history.present, asked.agreed)(history.present).definition;
  return settled({ ...state, history, asked: { ...asked, agreed } });
}

/** Undone and redone; where that is about what is asked, it is as the other made it. */
function moved(state: DraftState, history: History): DraftState {
  const { asked } = state;
  const before = state.history.present;
  if (!asked || history === state.history) return stepped(state, history);
  const agreed = merging(before, asked.agreed)(history.present);
  if (!agreed.clashes) return stepped(state, history);
  const untouched = merging(history.present, asked.agreed, "mine")(before).definition;
  const present = patched(agreed.definition, untouched, before);
  const now = { ...asked, agreed: agreed.definition };
  return settled({ ...state, history: { ...history, present }, asked: now });
}

/** Nothing is asked where both drafts say the same. */
function settled(state: DraftState): DraftState {
  const { asked, history, stored } = state;
  if (!asked) return state;
  const isStored = isSame(asked.agreed, stored);
  if (isSame(asked.agreed, history.present)) {
    return { ...state, asked: null, stored: isStored ? history.present : stored };
  }
  return isStored ? { ...state, asked: { ...asked, agreed: stored } } : state;
}

/** What somebody else changed comes in; what was changed here stays, and is asked where both did. */
function withTheirs(
  state: DraftState,
  theirs: { readonly before?: Definition } & Theirs,
): DraftState {
  const { definition, revision, at, by, before = state.stored } = theirs;
  const here = merging(before, definition, "mine")(state.history.present);
  const isAsked = here.clashes || state.asked !== null;
  const agreed = isAsked
    ? merging(before, definition)(agreedOf(state)).definition
    : here.definition;
  const asked = here.clashes || !state.asked ? { agreed, by, at } : { ...state.asked, agreed };
  const history = { ...state.history, present: here.definition };
  const stored = { stored: definition, revision, savedAt: at, save: "saved" } as const;
  // What was done last before this page may have nothing left to be undone: it is read.
  const read = state.earlier ? { earlier: null, hasEarlier: true } : {};
  return settled({ ...state, ...stored, ...read, history, asked });
}

/** One of two drafts goes on in what clashes; the other is one step of undo away. */
function decided(state: DraftState, code: "keep_mine" | "keep_theirs"): DraftState {
  const { asked } = state;
  if (!asked) return state;
  const edit: EditName = { ...NOTHING, code };
  const history = { ...state.history, done: state.history.done.map(withLater) };
  if (code === "keep_theirs") {
    return { ...state, asked: null, history: replaced(history, asked.agreed, edit) };
  }
  const theirs = { ...history, present: asked.agreed };
  return { ...state, asked: null, history: replaced(theirs, history.present, edit) };
}

/** What of an edit is not saved yet is saved with a later one. */
function withLater(one: OwnEdit): OwnEdit {
  return one.isUnsaved ? { ...one, revision: one.revision ?? null, isUnsaved: false } : one;
}

/** What was done before this page, below what was done in it. */
function withEarlier(
  state: DraftState,
  revisions: readonly SavedRevision[],
  me: string,
): DraftState {
  const { history, opened, from, stored } = state;
  const before = revisions.filter(({ revision }) => revision <= opened);
  const shared = before.map((one) =>
    isSame(one.definition, stored) ? { ...one, definition: stored } : one,
  );
  const earlier = restored(shared, me);
  const done = earlier.done.filter(({ revision }) => (revision ?? 0) <= from);
  const isFresh = from === opened && history.done.length + history.undone.length === 0;
  return {
    ...state,
    earlier: null,
    from: before[0]?.revision ?? from,
    history: {
      ...history,
      done: [...done, ...history.done].slice(-UNDO_STEPS),
      undone: isFresh ? earlier.undone : history.undone,
    },
  };
}

/** Whether the server does not have what is on the page. */
export function isUnsaved(state: DraftState): boolean {
  return state.asked !== null || hasToSave(state);
}

/** Whether there is something to save that nobody has to be asked about. */
export function hasToSave(state: DraftState): boolean {
  return agreedOf(state) !== state.stored;
}

import type { Definition } from "#ui/document/definition.ts";
import { sameDefinition } from "#ui/document/draft/differences.ts";
import { rebased } from "#ui/document/draft/merge/rebased.ts";
import { restored, type SavedRevision, savedAs } from "#ui/document/draft/saved-history.ts";
import { takeBack } from "#ui/document/draft/take-back.ts";
import type { Edit, EditName } from "#ui/document/edits.ts";
import {
  edited,
  type History,
  historyOf,
  redoName,
  redone,
  replaced,
  undoName,
  undone,
} from "#ui/document/history.ts";

/** How the draft stands with the server's copy. */
export type SaveState = "saved" | "saving" | "failed" | "conflict";

/** The draft in the page: the only place where the document is edited. */
export type DraftState = {
  readonly history: History;
  /** The edit before those of this page, which undo has to ask for; null where it has them all. */
  readonly earlier: EditName | null;
  /** What the server has. */
  readonly stored: Definition;
  readonly revision: number;
  /** The revision that the oldest state of this page was made of. */
  readonly from: number;
  /** The server's time of the last save. */
  readonly savedAt: string;
  readonly save: SaveState;
  /** What was done last, as it will be named in the kept revisions. */
  readonly lastEdit: EditName;
  /** Goes up with every try to save, so that a failed one is followed by another. */
  readonly tries: number;
};

export type DraftAction =
  /** A mark names the edit, so that it can be taken back by itself. */
  | { readonly kind: "edit"; readonly edit: Edit; readonly at: number; readonly mark?: number }
  | { readonly kind: "take_back"; readonly mark: number }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  /** All that was saved, so that undo goes on behind where this page was opened. */
  | { readonly kind: "restore_history"; readonly revisions: readonly SavedRevision[] }
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
    }
  | { readonly kind: "failed" }
  /** The draft as it was before what another admin changed as well; the stored one unless told. */
  | { readonly kind: "conflict"; readonly before?: Definition }
  | ({ readonly kind: "merge" | "keep_theirs" | "keep_mine" } & Theirs);

/** What somebody else saved meanwhile. */
export type Theirs = {
  readonly definition: Definition;
  readonly revision: number;
  readonly at: string;
};

const NOTHING: EditName = { code: "unknown", name: "", part: null, step: null };

export function startDraft(definition: Definition, revision: number, savedAt: string): DraftState {
  return {
    history: historyOf(definition, revision),
    earlier: null,
    stored: definition,
    revision,
    from: revision,
    savedAt,
    save: "saved",
    lastEdit: NOTHING,
    tries: 0,
  };
}

export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case "edit": {
      const history = edited(state.history, action.edit, action.at, action.mark);
      if (history === state.history) return state;
      return { ...state, history, lastEdit: history.last?.edit ?? NOTHING };
    }
    case "take_back": {
      const taken = takeBack(state.history, action.mark);
      if (taken.kind !== "taken") return state;
      const { history } = taken;
      return { ...state, history, lastEdit: undoneEdit(state.history, history) };
    }
    case "undo":
      return stepped(state, undone(state.history), "undo", undoName(state.history));
    case "redo":
      return stepped(state, redone(state.history), "redo", redoName(state.history));
    case "restore_history": {
      const history = restored(action.revisions, state.history.present);
      return { ...state, history, earlier: null };
    }
    case "earlier":
      return { ...state, earlier: action.edit };
    case "replace": {
      const history = replaced(state.history, action.definition, action.edit, action.mark);
      return { ...state, history, lastEdit: action.edit };
    }
    case "saving":
      return { ...state, save: "saving" };
    case "saved":
      return {
        ...state,
        history: savedAs(state.history, action.definition, action.revision),
        stored: action.definition,
        revision: action.revision,
        savedAt: action.at,
        save: "saved",
      };
    case "failed":
      return { ...state, save: "failed", tries: state.tries + 1 };
    case "conflict":
      return { ...state, save: "conflict", stored: action.before ?? state.stored };
    case "merge":
      return withTheirs(state, action);
    case "keep_theirs":
    case "keep_mine":
      return decided(state, action.kind, action);
  }
}

/** What somebody else changed comes in; what was changed here stays, and can be undone alone. */
function withTheirs(state: DraftState, { definition, revision, at }: Theirs): DraftState {
  const history = rebased(state.history, state.stored, definition);
  const isTheirs = sameDefinition(history.present, definition);
  return {
    ...state,
    history: isTheirs ? { ...history, revision } : history,
    stored: isTheirs ? history.present : definition,
    revision,
    from: revision,
    savedAt: at,
    save: "saved",
  };
}

/** One of two drafts goes on; the other is one step of undo away. */
function decided(
  state: DraftState,
  code: "keep_mine" | "keep_theirs",
  { definition, revision, at }: Theirs,
): DraftState {
  const edit: EditName = { ...NOTHING, code };
  const mine = state.history.present;
  const history =
    code === "keep_theirs"
      ? { ...replaced(state.history, definition, edit), revision }
      : replaced({ ...state.history, present: definition, revision }, mine, edit);
  const stored = { stored: definition, revision, savedAt: at, save: "saved" } as const;
  return { ...state, ...stored, history, lastEdit: edit };
}

/** What was done last when an edit was taken back: it was undone, or taken out from under others. */
function undoneEdit(before: History, after: History): EditName {
  const isUndo = after.past.length < before.past.length;
  const name = isUndo ? undoName(before) : undoName(after);
  return isUndo ? { ...(name ?? NOTHING), code: "undo" } : (name ?? NOTHING);
}

function stepped(
  state: DraftState,
  history: History,
  code: "undo" | "redo",
  name: EditName | null,
): DraftState {
  if (history === state.history) return state;
  return { ...state, history, lastEdit: { ...(name ?? NOTHING), code } };
}

export function isUnsaved(state: DraftState): boolean {
  return state.history.present !== state.stored;
}

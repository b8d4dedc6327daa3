import type { Definition } from "#ui/document/definition.ts";
import { applyEdit, type Edit, type EditName, nameOf } from "#ui/document/edits.ts";

/** How many steps back are kept; the trees share their structure. */
export const UNDO_STEPS = 200;
/** Edits of the same part within this time are one undo step, so that typing is undone as a whole. */
export const TOGETHER_MS = 1500;

/** The state before an edit. */
export type Past = {
  readonly definition: Definition;
  /** As which revision the server has it; null where it never was to be there. */
  readonly revision?: number | null;
  readonly edit: EditName;
  /** Names it for whoever takes it back by itself later. */
  readonly mark?: number | undefined;
  /** What was done; nothing where the whole document was replaced. */
  readonly made?: readonly Edit[];
  /** The mark of an earlier edit that this took back. */
  readonly undoes?: number;
};

let marks = 0;

/** A name for an edit that nothing else has. */
export function newMark(): number {
  marks += 1;
  return marks;
}

/** A document with the states before and after it. Each past entry is the state before its edit. */
export type History = {
  readonly present: Definition;
  /** As which revision the server has it. */
  readonly revision?: number | null;
  readonly past: readonly Past[];
  readonly future: readonly Past[];
  /** When and what was last edited, to join edits of one part. */
  readonly last: { readonly edit: EditName; readonly at: number } | null;
};

export function historyOf(present: Definition, revision?: number): History {
  return { present, ...revisionOf(revision), past: [], future: [], last: null };
}

function revisionOf(revision: number | null | undefined): Pick<Past, "revision"> {
  return revision === undefined ? {} : { revision };
}

/** The state that is there now, as an entry has it. */
export function stateOf({ present, revision }: History): Pick<Past, "definition" | "revision"> {
  return { definition: present, ...revisionOf(revision) };
}

export function edited(history: History, edit: Edit, at: number, mark?: number): History {
  const present = applyEdit(history.present, edit);
  if (present === history.present) return history;
  const name = nameOf(history.present, edit);
  const latest = history.past.at(-1);
  const isNamed = mark !== undefined || latest?.mark !== undefined;
  const joins = !isNamed && history.last !== null && joined(history.last, name, at);
  const past =
    joins && latest
      ? [...history.past.slice(0, -1), { ...latest, made: [...(latest.made ?? []), edit] }]
      : [...history.past, { ...stateOf(history), edit: name, mark, made: [edit] }].slice(
          -UNDO_STEPS,
        );
  return { present, past, future: [], last: { edit: name, at } };
}

function joined(last: { edit: EditName; at: number }, name: EditName, at: number): boolean {
  const same = last.edit.code === name.code && last.edit.step === name.step;
  return same && name.part !== null && last.edit.part === name.part && at - last.at < TOGETHER_MS;
}

export function undone(history: History): History {
  const earlier = history.past.at(-1);
  if (!earlier) return history;
  return {
    present: earlier.definition,
    ...revisionOf(earlier.revision),
    past: history.past.slice(0, -1),
    future: [{ ...editOf(earlier), ...stateOf(history) }, ...history.future],
    last: null,
  };
}

export function redone(history: History): History {
  const next = history.future[0];
  if (!next) return history;
  return {
    present: next.definition,
    ...revisionOf(next.revision),
    past: [...history.past, { ...editOf(next), ...stateOf(history) }],
    future: history.future.slice(1),
    last: null,
  };
}

/** An edit without the state that it stood beside. */
function editOf({ revision: _revision, ...entry }: Past): Past {
  return entry;
}

/** Puts another document in place, as one undoable step. */
export function replaced(
  history: History,
  present: Definition,
  edit: EditName,
  mark?: number,
): History {
  return {
    present,
    past: [...history.past, { ...stateOf(history), edit, mark }].slice(-UNDO_STEPS),
    future: [],
    last: null,
  };
}

/** What undo and redo would do. */
export function undoName(history: History): EditName | null {
  return history.past.at(-1)?.edit ?? null;
}

export function redoName(history: History): EditName | null {
  return history.future[0]?.edit ?? null;
}

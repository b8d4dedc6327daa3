import type { Definition } from "#ui/document/definition.ts";
import { isSame } from "#ui/document/draft/differences.ts";
import { patched } from "#ui/document/draft/merge/patched.ts";
import { applyEdit, type Edit, type EditName, nameOf } from "#ui/document/edits.ts";

/** How many steps back are kept; the trees share their structure. */
export const UNDO_STEPS = 200;
/** Edits of the same part within this time are one undo step, so that typing is undone as a whole. */
export const TOGETHER_MS = 1500;

/** One's own edit: what it changed, whatever the document has become since. */
export type OwnEdit = {
  /** Names it in this page. */
  readonly id: number;
  readonly edit: EditName;
  readonly before: Definition;
  readonly after: Definition;
  /** As which revision the server has it; null where it has it with a later one. */
  readonly revision?: number | null;
  /** Whether the server does not have it as it is now. */
  readonly isUnsaved: boolean;
  /** Names it for whoever takes it back by itself later. */
  readonly mark?: number | undefined;
  /** What was done; nothing where the whole document was replaced. */
  readonly made?: readonly Edit[];
  /** The mark of an earlier edit that this took back. */
  readonly undoes?: number;
};

/** Revisions of edits that were undone and redone. */
export type Moves = { readonly undone: readonly number[]; readonly redone: readonly number[] };

/**
 * A document with one's own edits that are done, the last one last, and undone, the next one first.
 * Each is undone in the document as it is then, so that what others changed since stays.
 */
export type History = {
  readonly present: Definition;
  readonly done: readonly OwnEdit[];
  readonly undone: readonly OwnEdit[];
  /** What the server was not told yet of the edits that it has. */
  readonly moves: Moves;
  /** When and what was last edited, to join edits of one part. */
  readonly last: { readonly edit: EditName; readonly at: number } | null;
};

export const NO_MOVES: Moves = { undone: [], redone: [] };

let marks = 0;

/** A name for an edit that nothing else has. */
export function newMark(): number {
  marks += 1;
  return marks;
}

export function historyOf(present: Definition): History {
  return { present, done: [], undone: [], moves: NO_MOVES, last: null };
}

export function edited(history: History, edit: Edit, at: number, mark?: number): History {
  const present = applyEdit(history.present, edit);
  if (present === history.present) return history;
  const name = nameOf(history.present, edit);
  const latest = history.done.at(-1);
  const isNamed = mark !== undefined || latest?.mark !== undefined;
  const joins = !isNamed && history.last !== null && joined(history.last, name, at);
  const last = { edit: name, at };
  if (!joins || !latest) {
    return { ...withDone(history, { edit: name, after: present, mark, made: [edit] }), last };
  }
  const together: OwnEdit = {
    ...latest,
    before: patched(history.present, latest.after, latest.before),
    after: present,
    isUnsaved: true,
    made: [...(latest.made ?? []), edit],
  };
  return { ...history, present, done: history.done.with(-1, together), undone: [], last };
}

function joined(last: { edit: EditName; at: number }, name: EditName, at: number): boolean {
  const same = last.edit.code === name.code && last.edit.step === name.step;
  return same && name.part !== null && last.edit.part === name.part && at - last.at < TOGETHER_MS;
}

/** One more edit, which leads from the present to another document. */
export function withDone(
  history: History,
  edit: Pick<OwnEdit, "edit" | "after" | "mark" | "made" | "undoes">,
): History {
  const one: OwnEdit = { ...edit, id: newMark(), before: history.present, isUnsaved: true };
  return {
    ...history,
    present: edit.after,
    done: [...history.done, one].slice(-UNDO_STEPS),
    undone: [],
    last: null,
  };
}

/** Puts another document in place, as one undoable step. */
export function replaced(
  history: History,
  present: Definition,
  edit: EditName,
  mark?: number,
): History {
  return withDone(history, { edit, after: present, mark });
}

/** What a press would do: to which edit, and what the document is then. */
type Press = { readonly at: number; readonly present: Definition };
type Presses = { readonly undo: Press | null; readonly redo: Press | null };

const found = new WeakMap<History, Presses>();

/** What undo and redo would do; an edit of which nothing is left in the document is passed over. */
function presses(history: History): Presses {
  const known = found.get(history);
  if (known) return known;
  const { present, done, undone } = history;
  const press = (from: Definition, to: Definition, at: number): Press | null => {
    const next = patched(present, from, to);
    return next === present || isSame(next, present) ? null : { at, present: next };
  };
  const first = (all: readonly OwnEdit[], of: (edit: OwnEdit, place: number) => Press | null) => {
    for (const [at, one] of all.entries()) {
      const next = of(one, at);
      if (next) return next;
    }
    return null;
  };
  const last = done.length - 1;
  const next = {
    undo: first(done.toReversed(), (one, at) => press(one.after, one.before, last - at)),
    redo: first(undone, (one, at) => press(one.before, one.after, at)),
  };
  found.set(history, next);
  return next;
}

export function undone(history: History): History {
  const press = presses(history).undo;
  if (!press) return history;
  const passed = history.done.slice(press.at);
  return {
    present: press.present,
    done: history.done.slice(0, press.at),
    undone: [...passed, ...history.undone],
    moves: moved(history.moves, "undone", passed.toReversed()),
    last: null,
  };
}

export function redone(history: History): History {
  const press = presses(history).redo;
  if (!press) return history;
  const passed = history.undone.slice(0, press.at + 1);
  return {
    present: press.present,
    done: [...history.done, ...passed],
    undone: history.undone.slice(press.at + 1),
    moves: moved(history.moves, "redone", passed),
    last: null,
  };
}

/** What is to be told of edits that the server has; one that went to and fro is not. */
export function moved(moves: Moves, way: keyof Moves, edits: readonly OwnEdit[]): Moves {
  const back = way === "undone" ? "redone" : "undone";
  let now = moves;
  for (const { revision } of edits) {
    if (typeof revision !== "number") continue;
    now = now[back].includes(revision)
      ? { ...now, [back]: now[back].filter((one) => one !== revision) }
      : { ...now, [way]: [...now[way], revision] };
  }
  return now;
}

/** What undo and redo would do. */
export function undoName(history: History): EditName | null {
  const press = presses(history).undo;
  return press ? (history.done[press.at]?.edit ?? null) : null;
}

export function redoName(history: History): EditName | null {
  const press = presses(history).redo;
  return press ? (history.undone[press.at]?.edit ?? null) : null;
}

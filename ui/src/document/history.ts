import type { Definition } from "#ui/document/definition.ts";
import { applyEdit, type Edit, type EditName, nameOf } from "#ui/document/edits.ts";

/** How many steps back are kept; the trees share their structure. */
export const UNDO_STEPS = 200;
/** Edits of the same part within this time are one undo step, so that typing is undone as a whole. */
export const TOGETHER_MS = 1500;

/** The state before an edit. */
export type Past = {
  readonly definition: Definition;
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
  readonly past: readonly Past[];
  readonly future: readonly Past[];
  /** When and what was last edited, to join edits of one part. */
  readonly last: { readonly edit: EditName; readonly at: number } | null;
};

export function historyOf(present: Definition): History {
  return { present, past: [], future: [], last: null };
}

export function edited(history: History, edit: Edit, at: number, mark?: number): History {
  const present = applyEdit(history.present, edit);
  if (present === history.present) return history;
  const name = nameOf(history.present, edit);
  const latest = history.past.at(-1);
  const isNamed = mark !== undefined || latest?.mark !== undefined;
  const joins = !isNamed && history.last !== null && joined(history.last, name, at);
  const before = joins ? latest : undefined;
  const past = before
    ? [...history.past.slice(0, -1), { ...before, made: [...(before.made ?? []), edit] }]
    : [...history.past, { definition: history.present, edit: name, mark, made: [edit] }].slice(
        -UNDO_STEPS,
      );
  return { present, past, future: [], last: { edit: name, at } };
}

function joined(last: { edit: EditName; at: number }, name: EditName, at: number): boolean {
  const same = last.edit.code === name.code && last.edit.step === name.step;
  return same && name.part !== null && last.edit.part === name.part && at - last.at < TOGETHER_MS;
}

export function undone(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    present: before.definition,
    past: history.past.slice(0, -1),
    future: [{ ...before, definition: history.present }, ...history.future],
    last: null,
  };
}

export function redone(history: History): History {
  const next = history.future[0];
  if (!next) return history;
  return {
    present: next.definition,
    past: [...history.past, { ...next, definition: history.present }],
    future: history.future.slice(1),
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
  return {
    present,
    past: [...history.past, { definition: history.present, edit, mark }].slice(-UNDO_STEPS),
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

export type SavedRevision = { readonly definition: Definition; readonly edit: string };

/** The stack as it was before a restart, replayed from the revisions that the server kept (oldest first). */
export function restored(revisions: readonly SavedRevision[], present: Definition): History {
  let history: History | null = null;
  for (const revision of revisions) {
    history = history ? replay(history, revision) : historyOf(revision.definition);
  }
  if (!history) return historyOf(present);
  if (same(history.present, present)) return { ...history, present };
  return replaced(history, present, readName(""));
}

function replay(history: History, revision: SavedRevision): History {
  const edit = readName(revision.edit);
  if (edit.code === "undo") {
    const found = reach(history, revision.definition, undone);
    if (found) return found;
  }
  if (edit.code === "redo") {
    const found = reach(history, revision.definition, redone);
    if (found) return found;
  }
  return same(history.present, revision.definition)
    ? history
    : replaced(history, revision.definition, edit);
}

function reach(
  history: History,
  definition: Definition,
  step: (history: History) => History,
): History | null {
  let at = history;
  for (;;) {
    const next = step(at);
    if (next === at) return null;
    if (same(next.present, definition)) return next;
    at = next;
  }
}

function same(one: Definition, other: Definition): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The name of an edit as the server keeps it. */
export function writeName(edit: EditName): string {
  return JSON.stringify(edit);
}

const CODES: readonly EditName["code"][] = [
  "add",
  "copy",
  "paste",
  "move",
  "delete",
  "rename",
  "change",
  "change_start",
  "undo",
  "redo",
  "restore",
  "undo_change",
  "version",
  "keep_mine",
  "keep_theirs",
];

export function readName(text: string): EditName {
  const unknown: EditName = { code: "unknown", name: "", part: null, step: null };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return unknown;
  }
  if (typeof parsed !== "object" || parsed === null) return unknown;
  const code = "code" in parsed ? CODES.find((one) => one === parsed.code) : undefined;
  if (!code) return unknown;
  return {
    code,
    name: "name" in parsed && typeof parsed.name === "string" ? parsed.name : "",
    part: "part" in parsed && typeof parsed.part === "string" ? parsed.part : null,
    step: "step" in parsed && typeof parsed.step === "string" ? parsed.step : null,
  };
}

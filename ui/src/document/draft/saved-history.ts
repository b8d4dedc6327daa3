import type { Definition } from "#ui/document/definition.ts";
import { isRecord } from "#ui/document/draft/differences.ts";
import type { EditName } from "#ui/document/edits.ts";
import { type History, historyOf, type Past, replaced, UNDO_STEPS } from "#ui/document/history.ts";

/** What is saved of an edit: its name, and where the state that it led to stands. */
export type SavedEdit = EditName & {
  /** The newest revision that is before this state, or is this state; null where none is told. */
  readonly after: number | null;
  /** What the last edit was that this state has in it, where it was undone or redone to. */
  readonly has: EditName | null;
};

/** A state that the server is to have, with what it is told of it. */
export type StateToSave = { readonly definition: Definition; readonly edit: SavedEdit };

/** As which revision the server has a state. */
export function savedAs(history: History, definition: Definition, revision: number): History {
  const told = (entry: Past) => (entry.definition === definition ? { ...entry, revision } : entry);
  return {
    ...history,
    ...(history.present === definition ? { revision } : {}),
    past: history.past.map(told),
    future: history.future.map(told),
  };
}

/**
 * What the server is to be told next: the oldest step of undo that it does not have, and the present
 * at last. Each step is a revision of its own, so that what was done quickly is undone one by one
 * after a restart, too.
 */
export function nextToSave(history: History, lastEdit: EditName, from: number): StateToSave {
  const { past } = history;
  const first = past.findLastIndex((entry) => entry.revision !== undefined) + 1;
  const step = past[first];
  const made = past[first - 1]?.edit;
  if (step && made) {
    return { definition: step.definition, edit: savedEdit(made, past.slice(0, first), from) };
  }
  return presentToSave(history, lastEdit, from);
}

/** What the server is told of the present. */
export function presentToSave(
  { present, past, revision }: History,
  lastEdit: EditName,
  from: number,
): StateToSave {
  const edit = savedEdit(lastEdit, past, from);
  return { definition: present, edit: { ...edit, after: revision ?? edit.after } };
}

function savedEdit(edit: EditName, past: readonly Past[], from: number): SavedEdit {
  const after = past.findLast(({ revision }) => typeof revision === "number")?.revision ?? from;
  const isStep = edit.code === "undo" || edit.code === "redo";
  return { ...edit, after, has: isStep ? (past.at(-1)?.edit ?? null) : null };
}

/** A revision of the draft, as the server kept it. */
export type SavedRevision = {
  readonly definition: Definition;
  readonly edit: string;
  readonly revision: number;
};

/** A state between the undone and the redone, and the edit that led to it. */
type Kept = { readonly definition: Definition; readonly revision: number; readonly edit: EditName };

/** The states in their order, and which of them is the present. */
type Line = { readonly states: readonly Kept[]; readonly at: number };

/**
 * The stack as it was before a restart, replayed from the revisions that the server kept (oldest
 * first): each says which one its state stands behind. What was undone or redone to a state that
 * nobody had saved is put there, and what lies behind it stays to be redone.
 */
export function restored(revisions: readonly SavedRevision[], present: Definition): History {
  const standing = new Map<number, Kept>();
  const first = revisions[0]?.revision ?? 0;
  let line: Line = { states: [], at: -1 };
  for (const saved of revisions) {
    const edit = readSaved(saved.edit);
    line = placed(line, { ...saved, edit }, behind(line, edit, standing, first));
    const kept = line.states[line.at];
    if (kept) standing.set(saved.revision, kept);
  }
  const history = historyFrom(line, present);
  if (same(history.present, present)) return { ...history, present };
  return replaced(history, present, readName(""));
}

/** Which state of the line a saved one stands behind; -1 where it is before all that are kept. */
function behind(
  { states, at }: Line,
  { after }: SavedEdit,
  standing: ReadonlyMap<number, Kept>,
  first: number,
): number {
  if (after === null) return at;
  if (after < first) return -1;
  const kept = standing.get(after);
  const place = kept ? states.indexOf(kept) : -1;
  return place < 0 ? at : place;
}

function placed(line: Line, saved: Kept & { edit: SavedEdit }, place: number): Line {
  const { states } = line;
  const { definition, revision, edit } = saved;
  const isStep = edit.code === "undo" || edit.code === "redo";
  const stands = states[place];
  if (stands && same(stands.definition, definition)) {
    return { states: isStep ? states : states.slice(0, place + 1), at: place };
  }
  if (isStep && edit.after === null) {
    const found = nearest(line, definition, edit.code === "undo" ? -1 : 1);
    if (found !== null) return { states, at: found };
  }
  const isKept = isStep && edit.after !== null;
  const state: Kept = { definition, revision, edit: isKept ? (edit.has ?? edit) : edit };
  const rest = isKept ? states.slice(place + 1) : [];
  return { states: [...states.slice(0, place + 1), state, ...rest], at: place + 1 };
}

/** Where a state like this one is next, on the way to the first or the last. */
function nearest({ states, at }: Line, definition: Definition, by: 1 | -1): number | null {
  for (let place = at + by; place >= 0 && place < states.length; place += by) {
    const state = states[place];
    if (state && same(state.definition, definition)) return place;
  }
  return null;
}

function historyFrom({ states, at }: Line, present: Definition): History {
  const now = states[at];
  if (!now) return historyOf(present);
  const entry = ({ definition, revision }: Kept, edit: EditName): Past => ({
    definition,
    revision,
    edit: named(edit),
  });
  const past = states.slice(0, at).flatMap((state, place) => {
    const next = states[place + 1];
    return next ? [entry(state, next.edit)] : [];
  });
  return {
    ...historyOf(now.definition, now.revision),
    past: past.slice(-UNDO_STEPS),
    future: states.slice(at + 1).map((state) => entry(state, state.edit)),
  };
}

function named({ code, name, part, step }: EditName): EditName {
  return { code, name, part, step };
}

function same(one: Definition, other: Definition): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The name of an edit as the server keeps it. */
export function writeName(edit: EditName | SavedEdit): string {
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

/** The name of an edit that the server kept; one that nobody can read has none. */
export function readName(text: string): EditName {
  return nameIn(parsed(text));
}

function readSaved(text: string): SavedEdit {
  const value = parsed(text);
  const told = isRecord(value) ? Reflect.get(value, "after") : null;
  const has: unknown = isRecord(value) ? Reflect.get(value, "has") : null;
  const after = typeof told === "number" ? told : null;
  return { ...nameIn(value), after, has: isRecord(has) ? nameIn(has) : null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function nameIn(value: unknown): EditName {
  const of = (key: string): unknown => (isRecord(value) ? Reflect.get(value, key) : null);
  const text = (key: string) => {
    const found = of(key);
    return typeof found === "string" ? found : null;
  };
  const code = CODES.find((one) => one === of("code"));
  if (!code) return { code: "unknown", name: "", part: null, step: null };
  return { code, name: text("name") ?? "", part: text("part"), step: text("step") };
}

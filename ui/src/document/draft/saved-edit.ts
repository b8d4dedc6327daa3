import { isRecord } from "#ui/document/draft/differences.ts";
import type { EditName } from "#ui/document/edits.ts";
import type { Moves } from "#ui/document/history.ts";

/** What is saved of an edit: its name, whose it is, and what it means for earlier ones. */
export type SavedEdit = EditName &
  Moves & {
    /** Who made it, where; null of what no page has saved. */
    readonly by: string | null;
    /** The revision of an edit that this goes on with, as one step of undo. */
    readonly joins: number | null;
  };

export const NOTHING: EditName = { code: "unknown", name: "", part: null, step: null };

/** An edit by itself, as whoever made it saves it. */
export function editBy(edit: EditName, by: string | null): SavedEdit {
  return { ...edit, by, joins: null, undone: [], redone: [] };
}

/** Whether it only goes to and fro among edits that are there. */
export function isMove({ code }: EditName): boolean {
  return code === "undo" || code === "redo";
}

/** An edit as the server keeps it. */
export function writeEdit(edit: SavedEdit): string {
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
  "several",
];

/** An edit that the server kept; one that nobody can read is nobody's and has no name. */
export function readEdit(text: string): SavedEdit {
  const value = parsed(text);
  const of = (key: string): unknown => (isRecord(value) ? Reflect.get(value, key) : null);
  const word = (key: string) => {
    const told = of(key);
    return typeof told === "string" ? told : null;
  };
  const numbers = (key: string) => {
    const told = of(key);
    return Array.isArray(told) ? told.filter((one) => typeof one === "number") : [];
  };
  const joins = of("joins");
  const code = CODES.find((one) => one === of("code"));
  return {
    ...(code
      ? { code, name: word("name") ?? "", part: word("part"), step: word("step") }
      : NOTHING),
    by: word("by"),
    joins: typeof joins === "number" ? joins : null,
    undone: numbers("undone"),
    redone: numbers("redone"),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import type { List, Value } from "#ui/content/value.ts";

/** One of several entries of a call, counted from one. */
export type EntryAbout = {
  readonly number: number;
  readonly total: number;
  readonly value: Value;
};

/** The only one of several entries that says a value; null where that is none, or more than one. */
export function entryAbout(value: Value, said: string): EntryAbout | null {
  const wanted = said.trim().toLowerCase();
  for (const { items } of listsOf(value)) {
    const found = items.flatMap((item, at) => (says(item, wanted) ? [at] : []));
    const [at, ...others] = found;
    const entry = at === undefined ? undefined : items[at];
    if (at === undefined || entry === undefined || others.length > 0) continue;
    return { number: at + 1, total: items.length, value: entry };
  }
  return null;
}

/** The outermost lists of several entries, each with more than a value. */
function listsOf(value: Value): readonly List[] {
  if (value.kind === "group") return value.members.flatMap((member) => listsOf(member.value));
  if (value.kind !== "list" || value.items.length < 2) return [];
  return value.items.some(({ kind }) => kind === "group") ? [value] : [];
}

function says(value: Value, wanted: string): boolean {
  switch (value.kind) {
    case "text":
    case "number":
      return value.text.trim().toLowerCase() === wanted;
    case "yes_no":
    case "nothing":
      return false;
    case "list":
      return value.items.some((item) => says(item, wanted));
    case "group":
      return value.members.some((member) => says(member.value, wanted));
  }
}

import { isRecord, isSame } from "#ui/document/draft/differences.ts";

/** Whose value it is where both changed the same. */
export type Prefer = "theirs" | "mine";

/** What two made of one, and whether both changed the same. */
export type MergedValue<T> = { readonly value: T; readonly clashes: boolean };

/** Names that two lists of names have, in one order; a clash where both put them in another one. */
export function mergedOrder<T>(
  base: readonly T[],
  theirs: readonly T[],
  mine: readonly T[],
  prefer: Prefer,
): MergedValue<readonly T[]> {
  const [ofTheirs, ofMine] = [new Set(theirs), new Set(mine)];
  const shared = (list: readonly T[]) => list.filter((one) => ofTheirs.has(one) && ofMine.has(one));
  const known = new Set(base);
  const old = shared(base);
  const asBefore = (list: readonly T[]) =>
    isSame(
      shared(list).filter((one) => known.has(one)),
      old,
    );
  if (isSame(shared(theirs), shared(mine)) || asBefore(theirs)) {
    return { value: withAdded(mine, theirs), clashes: false };
  }
  if (asBefore(mine)) return { value: withAdded(theirs, mine), clashes: false };
  const value = prefer === "theirs" ? withAdded(theirs, mine) : withAdded(mine, theirs);
  return { value, clashes: true };
}

/** A list with what another has besides, each behind what it stands behind there. */
function withAdded<T>(list: readonly T[], other: readonly T[]): readonly T[] {
  const has = new Set(list);
  const behind = new Map<T | null, T[]>();
  let last: T | null = null;
  for (const one of other) {
    if (has.has(one)) last = one;
    else behind.set(last, [...(behind.get(last) ?? []), one]);
  }
  return [...(behind.get(null) ?? []), ...list.flatMap((one) => [one, ...(behind.get(one) ?? [])])];
}

/** One object of two that were made of the same, name by name. */
export function mergedRecord<T extends object>(
  base: object,
  theirs: T,
  mine: object,
  prefer: Prefer,
): MergedValue<T> {
  const value = { ...theirs };
  let clashes = false;
  const names = new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)]);
  for (const name of names) {
    const [was, other, own] = [base, theirs, mine].map((one): unknown => Reflect.get(one, name));
    const one = mergedValue(was, other, own, prefer);
    clashes ||= one.clashes;
    if (one.value === undefined) Reflect.deleteProperty(value, name);
    else Reflect.set(value, name, one.value);
  }
  return { value, clashes };
}

function mergedValue(
  base: unknown,
  theirs: unknown,
  mine: unknown,
  prefer: Prefer,
): MergedValue<unknown> {
  if (isSame(theirs, mine) || isSame(base, mine)) return { value: theirs, clashes: false };
  if (isSame(base, theirs)) return { value: mine, clashes: false };
  if (isRecord(base) && isRecord(theirs) && isRecord(mine) && areOfOneKind(base, theirs, mine)) {
    return mergedRecord(base, theirs, mine, prefer);
  }
  const [was, other, own] = [itemsOf(base), itemsOf(theirs), itemsOf(mine)];
  if (was && other && own) return mergedItems(was, other, own, prefer);
  return { value: prefer === "theirs" ? theirs : mine, clashes: true };
}

function areOfOneKind(...all: readonly object[]): boolean {
  return new Set(all.map((one): unknown => Reflect.get(one, "kind"))).size === 1;
}

type Items = ReadonlyMap<string, object>;

/** The items of a list by their ids; null of anything else, for rows are known by their place. */
function itemsOf(list: unknown): Items | null {
  if (!Array.isArray(list)) return null;
  const items = new Map<string, object>();
  for (const item of list) {
    const id: unknown = isRecord(item) ? Reflect.get(item, "id") : null;
    if (!isRecord(item) || typeof id !== "string" || items.has(id)) return null;
    items.set(id, item);
  }
  return items;
}

function mergedItems(
  base: Items,
  theirs: Items,
  mine: Items,
  prefer: Prefer,
): MergedValue<unknown> {
  const { kept, clashes } = mergedEntries(base, theirs, mine, prefer);
  const keys = (items: Items) => [...items.keys()].filter((id) => kept.has(id));
  const order = mergedOrder(keys(base), keys(theirs), keys(mine), prefer);
  const value = order.value.flatMap((id) => kept.get(id) ?? []);
  return { value, clashes: clashes || order.clashes };
}

/** What is left of things that two admins know by the same ids. */
export type MergedEntries<T> = { readonly kept: Map<string, T>; readonly clashes: boolean };

/**
 * Of both as one, added ones, and none that either took away. One that the other changed meanwhile
 * is a clash: by its own fields, or by more that the caller knows of it.
 */
export function mergedEntries<T extends object>(
  base: ReadonlyMap<string, T>,
  theirs: ReadonlyMap<string, T>,
  mine: ReadonlyMap<string, T>,
  prefer: Prefer,
  isMoved: (id: string, by: Prefer) => boolean = () => false,
): MergedEntries<T> {
  const kept = new Map<string, T>();
  let clashes = false;
  for (const id of new Set([...theirs.keys(), ...mine.keys()])) {
    const [was, other, own] = [base.get(id), theirs.get(id), mine.get(id)];
    if (other && own) {
      if (was === own || other === own) {
        kept.set(id, other);
        continue;
      }
      const one = mergedRecord(was ?? {}, other, own, prefer);
      clashes ||= one.clashes;
      kept.set(id, isSame(one.value, own) ? own : one.value);
      continue;
    }
    const only = other ?? own;
    if (!only) continue;
    const by: Prefer = other ? "theirs" : "mine";
    const isChanged = was !== undefined && (!isSame(was, only) || isMoved(id, by));
    clashes ||= isChanged;
    if (!was || (isChanged && by === prefer)) kept.set(id, only);
  }
  return { kept, clashes };
}

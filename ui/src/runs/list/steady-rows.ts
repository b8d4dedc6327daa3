import { useEffect, useRef, useState } from "react";

/** A row of a list in the order in which its things began, the newest first. */
type Row = { id: string; started_at: string };

/** What is loaded of a live list. */
type Loaded<T> = {
  /** Its first rows, in the list's order. */
  rows: readonly T[];
  /** Whether it has more rows than these. */
  goesOn: boolean;
};

/**
 * Keeps a live list from jumping under the pointer or the keys: rows that are in view are renewed
 * in place; others wait until they are asked for, or until the list may move. Without an identity
 * the rows are those of the list before, which stand in until its own have come.
 */
export function useSteadyRows<T extends Row>(
  loaded: Loaded<T>,
  identity: string | null,
  mayMove: boolean,
): { shown: readonly T[]; waiting: number; show: () => void } {
  const [kept, setKept] = useState<{ identity: string | null; ids: readonly string[] }>({
    identity,
    ids: [],
  });
  const seen = useRef<readonly T[]>([]);
  const fresh = mayMove || kept.identity !== identity || kept.ids.length === 0;
  const plan = steadyRows(loaded, fresh ? null : kept.ids, seen.current);
  const ids = identity === null ? [] : plan.shown.map((row) => row.id);
  if (kept.identity !== identity || !areSame(kept.ids, ids)) setKept({ identity, ids });
  useEffect(() => {
    seen.current = plan.shown;
  });
  return { ...plan, show: () => setKept({ identity, ids: [] }) };
}

/**
 * Rows in the order they stand in (`ids`), older ones appended, newer ones counted. Rows that newer
 * ones have pushed past the end of what is loaded stay as they were seen last (`seen`); what is not
 * among those that are loaded, and began after the last of them, is gone.
 */
export function steadyRows<T extends Row>(
  { rows, goesOn }: Loaded<T>,
  ids: readonly string[] | null,
  seen: readonly T[],
): { shown: readonly T[]; waiting: number } {
  if (ids === null) return { shown: rows, waiting: 0 };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lastLoaded = rows.at(-1);
  const isPushedOut = (row: T) => goesOn && lastLoaded !== undefined && began(row, lastLoaded) < 0;
  const pushedOut = new Map(seen.filter(isPushedOut).map((row) => [row.id, row]));
  const kept = ids.flatMap((id) => byId.get(id) ?? pushedOut.get(id) ?? []);
  const [last, known] = [kept.at(-1), new Set(ids)];
  const others = rows.filter((row) => !known.has(row.id));
  const below = others.filter((row) => last === undefined || began(row, last) <= 0);
  return { shown: [...kept, ...below], waiting: others.length - below.length };
}

/** Below 0 where the first began before the second; of one moment the ids tell, which go by time. */
function began(one: Row, other: Row): number {
  const between = Date.parse(one.started_at) - Date.parse(other.started_at);
  return between || compared(behindPrefix(one.id), behindPrefix(other.id));
}

const behindPrefix = (id: string) => id.slice(id.indexOf("_") + 1);

const compared = (one: string, other: string) => Number(one > other) - Number(one < other);

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

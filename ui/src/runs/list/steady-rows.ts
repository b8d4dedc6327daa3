import { useEffect, useRef, useState } from "react";

type Row = { id: string };

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
 * Rows in the order they stand in (`ids`), new ones below the last known row appended. Rows that
 * newer ones have pushed past the end of what is loaded stay as they were seen last.
 */
export function steadyRows<T extends Row>(
  { rows, goesOn }: Loaded<T>,
  ids: readonly string[] | null,
  seen: readonly T[],
): { shown: readonly T[]; waiting: number } {
  if (ids === null) return { shown: rows, waiting: 0 };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(ids);
  const behind = new Set(ids.slice(ids.findLastIndex((id) => byId.has(id)) + 1));
  const pushedOut = goesOn ? seen.filter((row) => behind.has(row.id)) : [];
  const lastKnown = rows.findLastIndex((row) => known.has(row.id));
  const below = pushedOut.length > 0 ? rows.length : lastKnown + 1;
  const above = rows.slice(0, below).filter((row) => !known.has(row.id));
  const renewed = ids.flatMap((id) => byId.get(id) ?? []);
  return { shown: [...renewed, ...pushedOut, ...rows.slice(below)], waiting: above.length };
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

import { useState } from "react";

type Row = { id: string };

/**
 * Keeps a live list from jumping under the pointer or the keys: rows that are in view are renewed
 * in place; others wait until they are asked for, or until the list may move. Without an identity
 * the rows are those of the list before, which stand in until its own have come.
 */
export function useSteadyRows<T extends Row>(
  rows: readonly T[],
  identity: string | null,
  mayMove: boolean,
): { shown: readonly T[]; waiting: number; show: () => void } {
  const [kept, setKept] = useState<{ identity: string | null; ids: readonly string[] }>({
    identity,
    ids: [],
  });
  const fresh = mayMove || kept.identity !== identity || kept.ids.length === 0;
  const plan = steadyRows(rows, fresh ? null : kept.ids);
  const ids = identity === null ? [] : plan.shown.map((row) => row.id);
  if (kept.identity !== identity || !sameIds(kept.ids, ids)) setKept({ identity, ids });
  return { ...plan, show: () => setKept({ identity, ids: [] }) };
}

/** Rows in the order they stand in (`ids`), new ones below the last known row appended. */
export function steadyRows<T extends Row>(
  rows: readonly T[],
  ids: readonly string[] | null,
): { shown: readonly T[]; waiting: number } {
  if (ids === null) return { shown: rows, waiting: 0 };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(ids);
  const kept = ids.flatMap((id) => byId.get(id) ?? []);
  const lastKnown = rows.findLastIndex((row) => known.has(row.id));
  const above = rows.slice(0, lastKnown + 1).filter((row) => !known.has(row.id));
  return { shown: [...kept, ...rows.slice(lastKnown + 1)], waiting: above.length };
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

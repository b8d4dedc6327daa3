import { pathOfRow } from "#ui/designer/list/tree-rows.ts";
import type { Outline } from "#ui/document/outline.ts";
import type { Place } from "#ui/document/tree.ts";

/** Where a step would land in the Steps list: the place, and which edge of which row shows it. */
export type RowDrop = {
  readonly row: string;
  readonly edge: "before" | "after";
  readonly place: Place;
};

/** The spot at a row: before or after a step, or first in a path. */
export function dropAt(of: Outline, row: string, isUpperHalf: boolean): RowDrop | null {
  const path = pathOfRow(row);
  if (path !== null) return { row, edge: "after", place: { sequence: path, index: 0 } };
  const entry = of.byId.get(row);
  if (!entry) return null;
  const edge = isUpperHalf && entry.step !== null ? "before" : "after";
  const index = entry.index + (edge === "after" ? 1 : 0);
  return { row, edge, place: { sequence: entry.sequence, index } };
}

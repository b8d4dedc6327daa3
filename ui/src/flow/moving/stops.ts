import type { StepId } from "#ui/document/definition.ts";
import type { Outline, OutlinePath } from "#ui/document/outline.ts";
import { ROOT, type SequenceKey } from "#ui/document/sequences.ts";
import { type Folds, pathFold, pathOf, type Stop } from "#ui/flow/layout/folds.ts";
import type { Layout } from "#ui/flow/layout/layout.ts";
import { type Movement, moveFocus } from "#ui/flow/moving/focus.ts";

/** What a movement needs to know of the drawing. */
export type Drawn = {
  readonly of: Outline;
  readonly layout: Pick<Layout, "hiddenIn" | "listed">;
  readonly folds: Folds;
};

/** The part that a step is drawn as: itself, or what it is folded into. */
export function drawnAs({ layout }: Drawn, step: StepId): Stop {
  return layout.hiddenIn.get(step) ?? step;
}

/** Where the focus goes from a part: folded steps are passed as one, lists from row to row. */
export function moveStop(drawn: Drawn, from: Stop, movement: Movement): Stop {
  const path = drawn.of.paths.get(pathOf(from) ?? "");
  return path ? fromPath(drawn, path, movement) : fromStep(drawn, from, movement);
}

function fromPath(drawn: Drawn, path: OutlinePath, movement: Movement): Stop {
  const { of, layout, folds } = drawn;
  const own = pathFold(path.key);
  const steps = of.entries.filter((entry) => entry.sequence === path.key);
  const row = layout.listed.get(path.owner);
  switch (movement) {
    case "first":
    case "last":
      return fromStep(drawn, path.owner, movement);
    case "next":
      if (row && folds.open.get(path.owner) === path.key && steps[0]) {
        return drawnAs(drawn, steps[0].id);
      }
      return row ? afterRow(drawn, path) : beyond(drawn, path.owner);
    case "previous":
      return beside(row, path.key, -1) ?? path.owner;
    case "path_next":
    case "path_previous": {
      const by = movement === "path_next" ? 1 : -1;
      if (row) return beside(row, path.key, by) ?? own;
      const first = steps[0];
      return first ? drawnAs(drawn, moveFocus(of, first.id, movement)) : own;
    }
  }
}

function fromStep(drawn: Drawn, from: StepId, movement: Movement): Stop {
  const { of, layout } = drawn;
  const rows = layout.listed.get(from);
  if (movement === "next" && rows?.[0] !== undefined) return pathFold(rows[0]);
  const target = pass(drawn, from, movement);
  const row = rowAround(drawn, of.byId.get(from)?.sequence ?? ROOT);
  if (!row) return target;
  if (movement === "next" && !isWithin(drawn, target, row.key)) return afterRow(drawn, row);
  return movement === "previous" && target === row.owner ? pathFold(row.key) : target;
}

/** Moves on until another part is reached. */
function pass(drawn: Drawn, from: StepId, movement: Movement): Stop {
  let at = from;
  for (;;) {
    const next = moveFocus(drawn.of, at, movement);
    if (next === at) return from;
    const stop = drawnAs(drawn, next);
    if (stop !== from) return stop;
    at = next;
  }
}

/** What follows a split, past everything in its paths. */
function beyond(drawn: Drawn, owner: StepId): Stop {
  const inside = (id: StepId) => {
    let entry = drawn.of.byId.get(id);
    while (entry) {
      if (entry.id === owner) return true;
      entry = drawn.of.byId.get(drawn.of.paths.get(entry.sequence)?.owner ?? "");
    }
    return false;
  };
  let at = owner;
  while (inside(at)) {
    const next = moveFocus(drawn.of, at, "next");
    if (next === at) return owner;
    at = next;
  }
  return drawnAs(drawn, at);
}

function afterRow(drawn: Drawn, path: OutlinePath): Stop {
  const next = beside(drawn.layout.listed.get(path.owner), path.key, 1);
  if (next !== null) return next;
  const after = beyond(drawn, path.owner);
  const around = rowAround(drawn, drawn.of.byId.get(path.owner)?.sequence ?? ROOT);
  if (around && !isWithin(drawn, after, around.key)) return afterRow(drawn, around);
  return after === path.owner ? pathFold(path.key) : after;
}

function beside(
  rows: readonly SequenceKey[] | undefined,
  path: SequenceKey,
  by: 1 | -1,
): Stop | null {
  const found = rows?.[rows.indexOf(path) + by];
  return found === undefined ? null : pathFold(found);
}

/** The nearest open row that a sequence lies in. */
function rowAround(drawn: Drawn, sequence: SequenceKey): OutlinePath | null {
  let path = drawn.of.paths.get(sequence);
  while (path) {
    if (drawn.layout.listed.has(path.owner)) return path;
    path = drawn.of.paths.get(drawn.of.byId.get(path.owner)?.sequence ?? ROOT);
  }
  return null;
}

function isWithin(drawn: Drawn, stop: Stop, key: SequenceKey): boolean {
  let at: SequenceKey | undefined = pathOf(stop) ?? drawn.of.byId.get(stop)?.sequence;
  while (at !== undefined && at !== ROOT) {
    if (at === key) return true;
    const owner = drawn.of.paths.get(at)?.owner ?? "";
    at = drawn.of.byId.get(owner)?.sequence;
  }
  return false;
}

import type { StepId } from "#ui/document/definition.ts";
import type { Outline, OutlinePath } from "#ui/document/outline.ts";
import { branches, ROOT, type SequenceKey } from "#ui/document/sequences.ts";
import type { Layout } from "#ui/flow/layout/blocks.ts";
import { type Folds, pathFold, pathOf, type Stop } from "#ui/flow/layout/folds.ts";
import { type Along, type Movement, moveFocus } from "#ui/flow/moving/focus.ts";

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
  const { of, layout } = drawn;
  const own = pathFold(path.key);
  const [first] = of.sequences.get(path.key) ?? [];
  const list = layout.listed.get(path.owner);
  switch (movement) {
    case "first":
    case "last":
      return fromStep(drawn, path.owner, movement);
    case "next":
      if (list?.open === path.key && first) return drawnAs(drawn, first.id);
      return list ? afterRow(drawn, path) : (onward(drawn, path.owner) ?? own);
    case "previous":
      return beside(list?.paths, path.key, -1) ?? path.owner;
    case "path_next":
    case "path_previous":
      return across(drawn, path.key, 0, movement) ?? own;
  }
}

function fromStep(drawn: Drawn, from: StepId, movement: Movement): Stop {
  const entry = drawn.of.byId.get(from);
  const sequence = entry?.sequence ?? ROOT;
  if (movement === "path_next" || movement === "path_previous") {
    return across(drawn, sequence, entry?.index ?? 0, movement) ?? from;
  }
  const inner = movement === "next" ? firstPath(drawn, from) : null;
  if (inner !== null) return inner;
  const target = pass(drawn, from, movement);
  const row = rowAround(drawn, sequence);
  if (!row) return target;
  if (movement === "next" && !isWithin(drawn, target, row.key)) return afterRow(drawn, row);
  return movement === "previous" && target === row.owner ? pathFold(row.key) : target;
}

/** Where one comes to first in a split whose paths are parts of their own: its row, or its (+). */
function firstPath({ of, layout, folds }: Drawn, split: StepId): Stop | null {
  const step = of.byId.get(split)?.step;
  const [first] = step ? branches(step) : [];
  if (!first || folds.folded.has(split)) return null;
  return layout.listed.has(split) || first.steps.length === 0 ? pathFold(first.key) : null;
}

/** The path beside the one a part lies in; where there is none, beside the one around that. */
function across(
  drawn: Drawn,
  sequence: SequenceKey,
  index: number,
  movement: "path_next" | "path_previous",
): Stop | null {
  const { of, layout } = drawn;
  const path = of.paths.get(sequence);
  const owner = path && of.byId.get(path.owner);
  if (!owner?.step) return null;
  const paths = branches(owner.step);
  const by = movement === "path_next" ? 1 : -1;
  const target = paths[paths.findIndex(({ key }) => key === sequence) + by];
  if (!target) return across(drawn, owner.sequence, owner.index, movement);
  const step = target.steps[Math.min(index, target.steps.length - 1)];
  return step && !layout.listed.has(owner.id) ? drawnAs(drawn, step.id) : pathFold(target.key);
}

/** Moves on until another part is reached. */
function pass(drawn: Drawn, from: StepId, movement: Along): Stop {
  let at = from;
  for (;;) {
    const next = moveFocus(drawn.of, at, movement);
    if (next === at) return from;
    const stop = drawnAs(drawn, next);
    if (stop !== from) return stop;
    at = next;
  }
}

/** What follows a split, past everything in its paths; null at the end. */
function beyond(drawn: Drawn, owner: StepId): Stop | null {
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
    if (next === at) return null;
    at = next;
  }
  return drawnAs(drawn, at);
}

/** What follows a split; where that is out of the row around it, the row after that. */
function onward(drawn: Drawn, owner: StepId): Stop | null {
  const next = beyond(drawn, owner);
  const around = rowAround(drawn, drawn.of.byId.get(owner)?.sequence ?? ROOT);
  if (around && (next === null || !isWithin(drawn, next, around.key))) {
    return afterRow(drawn, around);
  }
  return next;
}

function afterRow(drawn: Drawn, path: OutlinePath): Stop {
  const next = beside(drawn.layout.listed.get(path.owner)?.paths, path.key, 1);
  return next ?? onward(drawn, path.owner) ?? pathFold(path.key);
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

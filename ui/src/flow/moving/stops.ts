import type { StepId } from "#ui/document/definition.ts";
import type { Outline, OutlinePath } from "#ui/document/outline.ts";
import { type Branch, branches, ROOT, type SequenceKey } from "#ui/document/sequences.ts";
import type { Layout } from "#ui/flow/layout/blocks.ts";
import { type Folds, pathFold, pathOf, type Stop } from "#ui/flow/layout/folds.ts";
import type { Movement } from "#ui/flow/moving/focus.ts";

/** What a movement needs to know of the drawing. */
export type Drawn = {
  readonly of: Outline;
  readonly layout: Pick<Layout, "hiddenIn" | "listed">;
  readonly folds: Folds;
};

/** Where a part stands: among the steps of which sequence, and as which of them. */
type Spot = { readonly sequence: SequenceKey; readonly index: number };

/** The part that a step is drawn as: itself, or what it is folded into. */
export function drawnAs({ layout }: Drawn, step: StepId): Stop {
  return layout.hiddenIn.get(step) ?? step;
}

/**
 * Where the focus goes from a part; the part itself where there is nowhere to go. Down leads into
 * a split by its first path, through every row of a list, and out to what follows; up leads the
 * same way back. What is folded is passed as one.
 */
export function moveStop(drawn: Drawn, from: Stop, movement: Movement): Stop {
  const { entries } = drawn.of;
  switch (movement) {
    case "first":
      return drawnAs(drawn, entries[0]?.id ?? from);
    case "last":
      return lastBelow(drawn, drawnAs(drawn, entries.at(-1)?.id ?? from));
    case "next":
      return below(drawn, from) ?? from;
    case "previous":
      return above(drawn, from) ?? from;
    case "path_next":
      return across(drawn, spotOf(drawn, from), 1) ?? from;
    case "path_previous":
      return across(drawn, spotOf(drawn, from), -1) ?? from;
  }
}

function below(drawn: Drawn, from: Stop): Stop | null {
  const path = drawn.of.paths.get(pathOf(from) ?? "");
  if (!path) return into(drawn, from) ?? after(drawn, spotOf(drawn, from), from);
  const isOpen = drawn.layout.listed.get(path.owner)?.open === path.key;
  const [first] = isOpen ? stepsOf(drawn, path.key) : [];
  return first ? drawnAs(drawn, first.id) : behind(drawn, path);
}

function above(drawn: Drawn, from: Stop): Stop | null {
  const path = drawn.of.paths.get(pathOf(from) ?? "");
  if (path) {
    const row = rowBeside(drawn, path, -1);
    return row === null ? path.owner : endOf(drawn, row);
  }
  const { sequence, index } = spotOf(drawn, from);
  const before = stepsOf(drawn, sequence)[index - 1];
  if (before) return lastOf(drawn, before.id);
  const around = drawn.of.paths.get(sequence);
  if (around) return isListed(drawn, around) ? pathFold(around.key) : around.owner;
  const start = drawn.of.entries[0]?.id;
  return start === from ? null : (start ?? null);
}

/** As far down as one comes from a part. */
function lastBelow(drawn: Drawn, from: Stop): Stop {
  let at = from;
  for (;;) {
    const next = below(drawn, at);
    if (next === null) return at;
    at = next;
  }
}

/** The first part inside a split; null for a plain step and what is folded. */
function into(drawn: Drawn, step: StepId): Stop | null {
  const [first] = drawnPaths(drawn, step);
  if (!first) return null;
  const [inside] = drawn.layout.listed.has(step) ? [] : first.steps;
  return inside ? drawnAs(drawn, inside.id) : pathFold(first.key);
}

/** What follows a spot, past the steps that `from` stands for, too. */
function after(drawn: Drawn, { sequence, index }: Spot, from: Stop): Stop | null {
  const following = stepsOf(drawn, sequence).slice(index + 1);
  const next = following.find(({ id }) => drawnAs(drawn, id) !== from);
  if (next) return drawnAs(drawn, next.id);
  const path = drawn.of.paths.get(sequence);
  return path ? behind(drawn, path) : null;
}

/** What follows a path: the next row of its list, else what follows its split. */
function behind(drawn: Drawn, path: OutlinePath): Stop | null {
  const row = rowBeside(drawn, path, 1);
  return row === null ? after(drawn, spotOf(drawn, path.owner), path.owner) : pathFold(row);
}

/** The last part of a step: what is passed last on the way down through it. */
function lastOf(drawn: Drawn, step: StepId): Stop {
  const stop = drawnAs(drawn, step);
  const paths = stop === step ? drawnPaths(drawn, step) : [];
  const last = drawn.layout.listed.has(step) ? paths.at(-1) : paths[0];
  return last ? endOf(drawn, last.key) : stop;
}

/** The last part of a path: the path itself where it is shut or empty. */
function endOf(drawn: Drawn, key: SequenceKey): Stop {
  const last = stepsOf(drawn, key).at(-1);
  return last ? lastOf(drawn, last.id) : pathFold(key);
}

/** The path beside the one a part lies in; where there is none, beside the one around that. */
function across(drawn: Drawn, { sequence, index }: Spot, by: 1 | -1): Stop | null {
  const path = drawn.of.paths.get(sequence);
  if (!path) return null;
  const paths = drawnPaths(drawn, path.owner);
  const target = paths[paths.findIndex(({ key }) => key === sequence) + by];
  if (!target) return across(drawn, spotOf(drawn, path.owner), by);
  const step = target.steps[Math.min(index, target.steps.length - 1)];
  return step && !isListed(drawn, path) ? drawnAs(drawn, step.id) : pathFold(target.key);
}

function rowBeside(drawn: Drawn, path: OutlinePath, by: 1 | -1): SequenceKey | null {
  const rows = drawn.layout.listed.get(path.owner)?.paths ?? [];
  const at = rows.indexOf(path.key);
  return at < 0 ? null : (rows[at + by] ?? null);
}

function spotOf({ of }: Drawn, stop: Stop): Spot {
  const path = pathOf(stop);
  if (path !== null) return { sequence: path, index: 0 };
  return of.byId.get(stop) ?? { sequence: ROOT, index: -1 };
}

/** The paths of a split that is not folded. */
function drawnPaths({ of, folds }: Drawn, split: StepId): readonly Branch[] {
  const step = of.byId.get(split)?.step;
  return step && !folds.folded.has(split) ? branches(step) : [];
}

function stepsOf({ of }: Drawn, key: SequenceKey) {
  return of.sequences.get(key) ?? [];
}

function isListed({ layout }: Drawn, { owner }: OutlinePath): boolean {
  return layout.listed.has(owner);
}

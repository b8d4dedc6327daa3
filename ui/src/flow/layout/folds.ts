import type { Step, StepId } from "#ui/document/definition.ts";
import type { Outline } from "#ui/document/outline.ts";
import { type Branch, branches, type SequenceKey } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";

/** What can be folded: a split by its step's id, a path, or a run of plain steps by its first. */
export type FoldKey = string;

/** What takes the focus in the drawing: a step, or a path that is one part. */
export type Stop = StepId | FoldKey;

export type Folds = {
  readonly folded: ReadonlySet<FoldKey>;
  /** Of a split drawn as a list, the path that was opened, one at a time; null where it was shut. */
  readonly open: ReadonlyMap<StepId, SequenceKey | null>;
};

export const UNFOLDED: Folds = { folded: new Set(), open: new Map() };

/** A run of fewer steps is not worth folding. */
export const SHORTEST_RUN = 3;

const PATH = "path:";
const RUN = "run:";

export function pathFold(path: SequenceKey): FoldKey {
  return `${PATH}${path}`;
}

export function runFold(first: StepId): FoldKey {
  return `${RUN}${first}`;
}

/** The path that a stop stands for; null for a step. */
export function pathOf(stop: Stop): SequenceKey | null {
  return stop.startsWith(PATH) ? stop.slice(PATH.length) : null;
}

export function isPlain(step: Step): boolean {
  return branches(step).length === 0;
}

/** How many plain steps follow each other from an index on. */
export function runLength(steps: readonly Step[], from: number): number {
  let end = from;
  for (let step = steps[end]; step && isPlain(step); step = steps[end]) end += 1;
  return end - from;
}

/** Where the run of plain steps around an index begins. */
export function runStart(steps: readonly Step[], index: number): number {
  let start = index;
  while (start > 0) {
    const before = steps[start - 1];
    if (!before || !isPlain(before)) break;
    start -= 1;
  }
  return start;
}

/** What Space folds at a step: a split, the run around it, or else the path it is in. */
export function foldAt(of: Outline, step: StepId, siblings: readonly Step[]): FoldKey | null {
  const entry = of.byId.get(step);
  if (!entry?.step) return null;
  if (!isPlain(entry.step)) return step;
  const start = runStart(siblings, entry.index);
  const first = siblings[start];
  if (first && runLength(siblings, start) >= SHORTEST_RUN) return runFold(first.id);
  return of.paths.has(entry.sequence) ? pathFold(entry.sequence) : null;
}

export function toggled(folds: Folds, key: FoldKey): Folds {
  const folded = new Set(folds.folded);
  if (!folded.delete(key)) folded.add(key);
  return { ...folds, folded };
}

/** Opens a path of a list, which shuts the one that was open; shuts it when it is open. */
export function pathToggled(
  folds: Folds,
  owner: StepId,
  path: SequenceKey,
  isOpen = folds.open.get(owner) === path,
): Folds {
  return { ...folds, open: new Map(folds.open).set(owner, isOpen ? null : path) };
}

/** The open path of a list: the chosen one, else the one that matters most, else the first with steps. */
export function openPath(
  folds: Folds,
  owner: StepId,
  paths: readonly Branch[],
  weight?: (step: StepId) => number,
): SequenceKey | null {
  const chosen = folds.open.get(owner);
  if (chosen === null) return null;
  if (paths.some(({ key }) => key === chosen)) return chosen ?? null;
  const weights = paths.map(({ steps }) => {
    if (steps.length === 0) return -1;
    return weight ? Math.max(...Array.from(walk(steps), ({ id }) => weight(id))) : 0;
  });
  return paths[weights.indexOf(Math.max(...weights))]?.key ?? null;
}

/** Unfolds whatever hides a step. */
export function revealing(
  folds: Folds,
  of: Outline,
  step: StepId,
  stepsOf: (sequence: SequenceKey) => readonly Step[],
): Folds {
  const folded = new Set(folds.folded);
  const open = new Map(folds.open);
  let entry = of.byId.get(step);
  while (entry?.step) {
    const siblings = stepsOf(entry.sequence);
    for (let at = runStart(siblings, entry.index); at <= entry.index; at += 1) {
      const one = siblings[at];
      if (one) folded.delete(runFold(one.id));
    }
    const path = of.paths.get(entry.sequence);
    if (!path) break;
    folded.delete(pathFold(path.key));
    folded.delete(path.owner);
    open.set(path.owner, path.key);
    entry = of.byId.get(path.owner);
  }
  return { folded, open };
}

/** The part that stands for a stop at present; null when what it names is gone. */
export function resolved(
  stop: Stop,
  of: Outline,
  folds: Folds,
  drawn: {
    readonly hiddenIn: ReadonlyMap<StepId, Stop>;
    readonly listed: ReadonlyMap<StepId, unknown>;
  },
): Stop | null {
  const path = of.paths.get(pathOf(stop) ?? "");
  if (!path) return of.byId.has(stop) ? (drawn.hiddenIn.get(stop) ?? stop) : null;
  const owner = drawn.hiddenIn.get(path.owner) ?? path.owner;
  if (owner !== path.owner || folds.folded.has(owner)) return owner;
  const [first] = of.sequences.get(path.key) ?? [];
  const isPart = !first || drawn.listed.has(path.owner) || folds.folded.has(stop);
  return isPart ? stop : (drawn.hiddenIn.get(first.id) ?? first.id);
}

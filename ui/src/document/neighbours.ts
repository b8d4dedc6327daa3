import type { StepId } from "#ui/document/definition.ts";
import type { Outline, OutlineEntry, OutlinePath } from "#ui/document/outline.ts";
import { branches } from "#ui/document/sequences.ts";
import type { Place } from "#ui/document/tree.ts";

/** Down or up the flow; to the next path or the one before. */
export type By = 1 | -1;

/**
 * The place that is one further along the flow. A plain step goes into the first path of a split
 * and out of a path at its ends, so that it comes everywhere; a split passes another one.
 */
export function placeAlong(of: Outline, step: StepId, by: By): Place | null {
  const entry = of.byId.get(step);
  if (!entry?.step) return null;
  const { sequence, index } = entry;
  const beside = of.sequences.get(sequence)?.[index + by];
  if (!beside) return outOf(of, entry, by);
  const [first] = branches(entry.step).length === 0 ? branches(beside) : [];
  if (first) return { sequence: first.key, index: by === 1 ? 0 : first.steps.length };
  return { sequence, index: by === 1 ? index + 2 : index - 1 };
}

function outOf(of: Outline, { sequence }: OutlineEntry, by: By): Place | null {
  const owner = of.byId.get(of.paths.get(sequence)?.owner ?? "");
  if (!owner) return null;
  return { sequence: owner.sequence, index: by === 1 ? owner.index + 1 : owner.index };
}

/** The place at the same height in the path beside; null where there is none. */
export function placeAcross(of: Outline, step: StepId, by: By): Place | null {
  const entry = of.byId.get(step);
  const owner = of.byId.get(of.paths.get(entry?.sequence ?? "")?.owner ?? "");
  if (!entry || !owner?.step) return null;
  const paths = branches(owner.step);
  const target = paths[paths.findIndex(({ key }) => key === entry.sequence) + by];
  return target
    ? { sequence: target.key, index: Math.min(entry.index, target.steps.length) }
    : null;
}

/** The path that a step lies in; null at the top. */
export function pathAround(of: Outline, step: StepId): OutlinePath | null {
  return of.paths.get(of.byId.get(step)?.sequence ?? "") ?? null;
}

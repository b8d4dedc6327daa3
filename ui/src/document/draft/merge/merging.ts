import type { Definition, Step, StepId } from "#ui/document/definition.ts";
import { isSame } from "#ui/document/draft/differences.ts";
import { type Parts, partsOf, rebuilt } from "#ui/document/draft/merge/parts.ts";
import { settled } from "#ui/document/draft/merge/places.ts";
import {
  mergedEntries,
  mergedOrder,
  mergedRecord,
  type Prefer,
} from "#ui/document/draft/merge/values.ts";
import { branches, type SequenceKey } from "#ui/document/sequences.ts";

/** Two drafts made of one. */
export type Merged = {
  readonly definition: Definition;
  /** Whether both changed the same; there the definition has what is preferred. */
  readonly clashes: boolean;
};

/**
 * Makes one draft of what another admin made of a draft and of what was made of it here: setting
 * by setting, step by step and place by place. A list whose rows have no id is one setting. What
 * the other did not touch is as it is here; what both changed is told as a clash, and is as the one
 * has it who is preferred, the other admin unless told.
 */
export function merging(
  base: Definition,
  theirs: Definition,
  prefer: Prefer = "theirs",
): (mine: Definition) => Merged {
  const was = partsOf(base);
  const other = sharing(partsOf(theirs), was);
  return (mine) => {
    if (mine === base) return { definition: theirs, clashes: false };
    const here = partsOf(mine);
    const trigger = mergedRecord(base.trigger, theirs.trigger, mine.trigger, prefer);
    const steps = mergedSteps(was, other, here, prefer);
    const clashes = trigger.clashes || steps.clashes;
    return { definition: { ...theirs, trigger: trigger.value, steps: steps.steps }, clashes };
  };
}

/** What has not changed as the same objects, so that it is neither compared nor drawn again. */
function sharing(parts: Parts, before: Parts): Parts {
  const steps = Array.from(parts.steps, ([id, step]) => {
    const old = before.steps.get(id);
    return [id, old && isSame(old, step) ? old : step] as const;
  });
  return { ...parts, steps: new Map(steps) };
}

function mergedSteps(
  was: Parts,
  other: Parts,
  here: Parts,
  prefer: Prefer,
): { readonly steps: Step[]; readonly clashes: boolean } {
  const of = (by: Prefer) => (by === "theirs" ? other : here);
  const isMoved = (id: StepId, by: Prefer) => of(by).at.get(id) !== was.at.get(id);
  const { kept, clashes } = mergedEntries(was.steps, other.steps, here.steps, prefer, isMoved);
  const placed = settled({ was, other, here, kept, prefer });
  const lists = new Map<SequenceKey, readonly StepId[]>();
  let isOrdered = true;
  for (const key of new Set([...other.lists.keys(), ...here.lists.keys()])) {
    const [base = [], theirs = [], mine = []] = [was, other, here].map(({ lists: all }) =>
      (all.get(key) ?? []).filter((id) => placed.at.get(id) === key),
    );
    const order = mergedOrder(base, theirs, mine, prefer);
    isOrdered &&= !order.clashes;
    lists.set(key, order.value);
  }
  const steps = rebuilt(placed.kept, lists);
  if (steps) return { steps, clashes: clashes || placed.clashes || !isOrdered };
  return { steps: inPlacesOf(of(prefer), placed.kept), clashes: true };
}

/** Steps where one draft has them, each with what became of its settings where its paths stay. */
function inPlacesOf({ steps, lists }: Parts, kept: ReadonlyMap<StepId, Step>): Step[] {
  const keys = (step: Step) =>
    branches(step)
      .map(({ key }) => key)
      .join();
  const all = Array.from(steps, ([id, step]) => {
    const merged = kept.get(id);
    return [id, merged && keys(merged) === keys(step) ? merged : step] as const;
  });
  return rebuilt(new Map(all), lists) ?? [];
}

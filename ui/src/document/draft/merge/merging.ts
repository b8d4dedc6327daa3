import type { Definition, Step, StepId } from "#ui/document/definition.ts";
import { isSame, own } from "#ui/document/draft/differences.ts";
import { mergedEntries, mergedOrder, mergedRecord } from "#ui/document/draft/merge/values.ts";
import { branches, ROOT, type SequenceKey, withBranches } from "#ui/document/sequences.ts";

/** Two drafts made of one. */
export type Merged = {
  readonly definition: Definition;
  /** Whether both changed the same; there the definition has what the other admin made of it. */
  readonly clashes: boolean;
};

/** A definition taken apart: its steps without those inside them, and where each stands. */
type Parts = {
  readonly steps: ReadonlyMap<StepId, Step>;
  readonly at: ReadonlyMap<StepId, SequenceKey>;
  readonly lists: ReadonlyMap<SequenceKey, readonly StepId[]>;
};

/**
 * Makes one draft of what another admin made of a draft and of what was made of it here: setting
 * by setting, step by step and place by place. A list whose rows have no id is one setting. What
 * the other did not touch is as it is here; what both changed is told as a clash.
 */
export function merging(base: Definition, theirs: Definition): (mine: Definition) => Merged {
  const was = partsOf(base);
  const other = sharing(partsOf(theirs), was);
  return (mine) => {
    if (mine === base) return { definition: theirs, clashes: false };
    const here = partsOf(mine);
    const trigger = mergedRecord(base.trigger, theirs.trigger, mine.trigger);
    const { kept, clashes } = mergedEntries(was.steps, other.steps, here.steps);
    const lists = mergedLists(was, other, here, kept);
    const steps = lists && rebuilt(kept, lists);
    const rest = { ...theirs, trigger: trigger.value };
    if (steps) return { definition: { ...rest, steps }, clashes: clashes || trigger.clashes };
    return { definition: { ...rest, steps: inTheirPlaces(other, kept) }, clashes: true };
  };
}

function partsOf({ steps: all }: Definition): Parts {
  const [steps, at] = [new Map<StepId, Step>(), new Map<StepId, SequenceKey>()];
  const lists = new Map<SequenceKey, readonly StepId[]>();
  const take = (sequence: SequenceKey, within: readonly Step[]) => {
    lists.set(
      sequence,
      within.map(({ id }) => id),
    );
    for (const step of within) {
      steps.set(step.id, own(step));
      at.set(step.id, sequence);
      for (const { key, steps: inner } of branches(step)) take(key, inner);
    }
  };
  take(ROOT, all);
  return { steps, at, lists };
}

/** What has not changed as the same objects, so that it is neither compared nor drawn again. */
function sharing(parts: Parts, before: Parts): Parts {
  const steps = Array.from(parts.steps, ([id, step]) => {
    const old = before.steps.get(id);
    return [id, old && isSame(old, step) ? old : step] as const;
  });
  return { ...parts, steps: new Map(steps) };
}

/** Which steps stand where; null where both moved the same, or one moved what the other took away. */
function mergedLists(
  was: Parts,
  other: Parts,
  here: Parts,
  kept: ReadonlyMap<StepId, Step>,
): ReadonlyMap<SequenceKey, readonly StepId[]> | null {
  const at = new Map<StepId, SequenceKey>();
  for (const id of new Set([...other.at.keys(), ...here.at.keys()])) {
    const place = placeOf(id, was, other, here, kept.has(id));
    if (place === null) return null;
    if (place) at.set(id, place);
  }
  const lists = new Map<SequenceKey, readonly StepId[]>();
  for (const key of new Set([...other.lists.keys(), ...here.lists.keys()])) {
    const [base, theirs, mine] = [was, other, here].map(({ lists: all }) =>
      (all.get(key) ?? []).filter((id) => at.get(id) === key),
    );
    const order = mergedOrder(base ?? [], theirs ?? [], mine ?? []);
    if (!order) return null;
    lists.set(key, order);
  }
  return lists;
}

/** Where a step comes to stand; undefined where it is gone, null where nobody can say. */
function placeOf(
  id: StepId,
  was: Parts,
  other: Parts,
  here: Parts,
  isKept: boolean,
): SequenceKey | undefined | null {
  const [before, theirs, mine] = [was.at.get(id), other.at.get(id), here.at.get(id)];
  const isLone = theirs === undefined || mine === undefined;
  if (!isKept) return (theirs ?? mine) === before ? undefined : null;
  if (isLone) return before === undefined ? (theirs ?? mine) : null;
  if (theirs === mine || mine === before) return theirs;
  return theirs === before ? mine : null;
}

/** The steps as the lists have them; null where some would stand nowhere. */
function rebuilt(
  kept: ReadonlyMap<StepId, Step>,
  lists: ReadonlyMap<SequenceKey, readonly StepId[]>,
): Step[] | null {
  let placed = 0;
  const build = (key: SequenceKey): Step[] =>
    (lists.get(key) ?? []).flatMap((id) => {
      const step = kept.get(id);
      if (!step) return [];
      placed += 1;
      return [withBranches(step, (_, inner) => build(inner))];
    });
  const steps = build(ROOT);
  return placed === kept.size ? steps : null;
}

/** Their steps where they have them, each with what became of its settings where its paths stay. */
function inTheirPlaces({ steps, lists }: Parts, kept: ReadonlyMap<StepId, Step>): Step[] {
  const keys = (step: Step) =>
    branches(step)
      .map(({ key }) => key)
      .join();
  const theirs = Array.from(steps, ([id, step]) => {
    const merged = kept.get(id);
    return [id, merged && keys(merged) === keys(step) ? merged : step] as const;
  });
  return rebuilt(new Map(theirs), lists) ?? [];
}

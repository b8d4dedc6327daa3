import type { Definition, Step, StepId } from "#ui/document/definition.ts";
import { own } from "#ui/document/draft/differences.ts";
import { branches, ROOT, type SequenceKey, withBranches } from "#ui/document/sequences.ts";

/** A definition taken apart: its steps without those inside them, and where each stands. */
export type Parts = {
  readonly steps: ReadonlyMap<StepId, Step>;
  readonly at: ReadonlyMap<StepId, SequenceKey>;
  readonly lists: ReadonlyMap<SequenceKey, readonly StepId[]>;
  /** Whose sequence it is; nobody's is the first one. */
  readonly owners: ReadonlyMap<SequenceKey, StepId>;
};

export function partsOf({ steps: all }: Definition): Parts {
  const [steps, at] = [new Map<StepId, Step>(), new Map<StepId, SequenceKey>()];
  const lists = new Map<SequenceKey, readonly StepId[]>();
  const owners = new Map<SequenceKey, StepId>();
  const take = (sequence: SequenceKey, within: readonly Step[]) => {
    lists.set(
      sequence,
      within.map(({ id }) => id),
    );
    for (const step of within) {
      steps.set(step.id, own(step));
      at.set(step.id, sequence);
      for (const { key, steps: inner } of branches(step)) {
        owners.set(key, step.id);
        take(key, inner);
      }
    }
  };
  take(ROOT, all);
  return { steps, at, lists, owners };
}

/** The steps as the lists have them; null where some would stand nowhere. */
export function rebuilt(
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

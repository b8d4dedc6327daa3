import type { Step, StepId } from "#ui/document/definition.ts";
import type { Parts } from "#ui/document/draft/merge/parts.ts";
import type { Prefer } from "#ui/document/draft/merge/values.ts";
import { branches, ROOT, type SequenceKey } from "#ui/document/sequences.ts";

type Settling = {
  readonly was: Parts;
  readonly other: Parts;
  readonly here: Parts;
  readonly kept: ReadonlyMap<StepId, Step>;
  readonly prefer: Prefer;
};

/** The steps that there are, and in which sequence each stands. */
export type Settled = {
  readonly kept: ReadonlyMap<StepId, Step>;
  readonly at: ReadonlyMap<StepId, SequenceKey>;
  readonly clashes: boolean;
};

/**
 * Where the kept steps of two drafts come to stand. A step that both moved is where the preferred
 * one has it; one in a path that is gone brings that path back where it is the preferred one's, and
 * goes with the path otherwise.
 */
export function settled({ was, other, here, kept: first, prefer }: Settling): Settled {
  const preferred = prefer === "theirs" ? other : here;
  const kept = new Map(first);
  const at = new Map<StepId, SequenceKey>();
  let clashes = false;
  for (const id of kept.keys()) {
    const [before, theirs, mine] = [was.at.get(id), other.at.get(id), here.at.get(id)];
    const isClash =
      theirs !== undefined &&
      mine !== undefined &&
      theirs !== mine &&
      theirs !== before &&
      mine !== before;
    clashes ||= isClash;
    const place = isClash ? preferred.at.get(id) : mine === before ? theirs : mine;
    at.set(id, place ?? theirs ?? mine ?? ROOT);
  }
  // Each turn brings back an owner, moves a step to the preferred place, or drops one.
  for (let turns = 3 * (other.steps.size + here.steps.size); turns > 0; turns -= 1) {
    const lost = [...at].find(([, key]) => !isThere(key, kept, other, here));
    if (!lost) break;
    clashes = true;
    const [id, key] = lost;
    const place = preferred.at.get(id);
    const owner = preferred.owners.get(key);
    const step = owner === undefined ? undefined : preferred.steps.get(owner);
    if (place === key && owner !== undefined && step) {
      kept.set(owner, step);
      at.set(owner, preferred.at.get(owner) ?? ROOT);
    } else if (place !== undefined && place !== key) {
      at.set(id, place);
    } else {
      kept.delete(id);
      at.delete(id);
    }
  }
  return { kept, at, clashes };
}

/** Whether a step that is kept has this sequence. */
function isThere(
  key: SequenceKey,
  kept: ReadonlyMap<StepId, Step>,
  ...all: readonly Parts[]
): boolean {
  if (key === ROOT) return true;
  return all.some(({ owners }) => {
    const owner = kept.get(owners.get(key) ?? "");
    return owner !== undefined && branches(owner).some((branch) => branch.key === key);
  });
}

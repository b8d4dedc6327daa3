import type { Shape } from "#ui/api/shapes.ts";
import type { Definition, Step, StepId } from "#ui/document/definition.ts";
import { applyEdit } from "#ui/document/edits.ts";
import { branches, withBranches } from "#ui/document/sequences.ts";
import { findStep, locate, type Place, stepsOf, walk } from "#ui/document/tree.ts";

type Change = Shape<"DefinitionChange">;

/**
 * The draft without one of its differences from the live version; null where another difference
 * has to be undone first.
 */
export function withoutChange(
  draft: Definition,
  live: Definition,
  { kind, step: id }: Change,
): Definition | null {
  if (id === live.trigger.id) return { ...draft, trigger: live.trigger };
  switch (kind) {
    case "added":
      return withoutAdded(draft, live, id);
    case "removed":
      return withRemoved(draft, live, id);
    case "changed":
      return withFormer(draft, live, id);
    case "moved": {
      const place = formerPlace(draft, live, id);
      if (!place) return null;
      const moved = applyEdit(draft, { kind: "move", step: id, place });
      return moved === draft ? null : moved;
    }
  }
}

function withoutAdded(draft: Definition, live: Definition, id: StepId): Definition | null {
  const step = findStep(draft, id);
  const holdsOlder = step && Array.from(walk([step])).some((inner) => findStep(live, inner.id));
  return step && !holdsOlder ? applyEdit(draft, { kind: "delete", step: id }) : null;
}

function withRemoved(draft: Definition, live: Definition, id: StepId): Definition | null {
  const step = findStep(live, id);
  const place = formerPlace(draft, live, id);
  if (!step || !place) return null;
  return applyEdit(draft, { kind: "add", step: gone(step, draft), place });
}

/** A step with those of its inner steps that the draft has nowhere else. */
function gone(step: Step, draft: Definition): Step {
  const lost = new Map(
    branches(step).map(({ key, steps }) => [
      key,
      steps.filter((inner) => !findStep(draft, inner.id)).map((inner) => gone(inner, draft)),
    ]),
  );
  return withBranches(step, (_, key) => lost.get(key) ?? []);
}

function withFormer(draft: Definition, live: Definition, id: StepId): Definition | null {
  const [now, before] = [findStep(draft, id), findStep(live, id)];
  const at = locate(draft, id);
  if (!now || !before || !at) return null;
  const held = new Map(branches(now).map(({ key, steps }) => [key, [...steps]]));
  const keys = new Set(branches(before).map(({ key }) => key));
  const homeless = [...held].some(([key, steps]) => steps.length > 0 && !keys.has(key));
  if (homeless) return null;
  const former = withBranches(before, (_, key) => held.get(key) ?? []);
  const without = applyEdit(draft, { kind: "delete", step: id });
  return applyEdit(without, { kind: "add", step: former, place: at });
}

/** Where a step of the live version belongs in the draft: behind its nearest former neighbour. */
function formerPlace(draft: Definition, live: Definition, id: StepId): Place | null {
  const at = locate(live, id);
  const now = at && stepsOf(draft, at.sequence);
  if (!at || !now) return null;
  const before = stepsOf(live, at.sequence)?.slice(0, at.index).toReversed() ?? [];
  const ids = now.map((step) => step.id);
  const neighbour = before.find((step) => ids.includes(step.id));
  return { sequence: at.sequence, index: neighbour ? ids.indexOf(neighbour.id) + 1 : 0 };
}

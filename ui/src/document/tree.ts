import type { Definition, Step, StepId } from "#ui/document/definition.ts";
import { branches, ROOT, type SequenceKey, withBranches } from "#ui/document/sequences.ts";

/** A spot between steps: before the step that now has this index. */
export type Place = { readonly sequence: SequenceKey; readonly index: number };

/** Every step in reading order, contents of paths after their split. */
export function* walk(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    for (const branch of branches(step)) yield* walk(branch.steps);
  }
}

export function findStep(definition: Definition, id: StepId): Step | null {
  for (const step of walk(definition.steps)) if (step.id === id) return step;
  return null;
}

/** Where a step stands; null for the trigger and for unknown ids. */
export function locate(definition: Definition, id: StepId): Place | null {
  return locateIn(definition.steps, ROOT, id);
}

function locateIn(steps: readonly Step[], sequence: SequenceKey, id: StepId): Place | null {
  for (const [index, step] of steps.entries()) {
    if (step.id === id) return { sequence, index };
    for (const branch of branches(step)) {
      const found = locateIn(branch.steps, branch.key, id);
      if (found) return found;
    }
  }
  return null;
}

export function stepsOf(definition: Definition, sequence: SequenceKey): readonly Step[] | null {
  if (sequence === ROOT) return definition.steps;
  for (const step of walk(definition.steps)) {
    const branch = branches(step).find((one) => one.key === sequence);
    if (branch) return branch.steps;
  }
  return null;
}

type Change = (steps: readonly Step[]) => Step[];

/** Rewrites one sequence; everything that is not on the way to it stays the same object. */
export function withSequence(
  definition: Definition,
  sequence: SequenceKey,
  change: Change,
): Definition {
  if (sequence === ROOT) return { ...definition, steps: change(definition.steps) };
  const steps = rewrite(definition.steps, sequence, change);
  return steps === definition.steps ? definition : { ...definition, steps };
}

function rewrite(steps: Step[], sequence: SequenceKey, change: Change): Step[] {
  let touched = false;
  const next = steps.map((step) => {
    const made = withBranches(step, (inner, key) =>
      key === sequence ? change(inner) : rewrite(inner, sequence, change),
    );
    touched ||= made !== step;
    return made;
  });
  return touched ? next : steps;
}

/** Whether `inner` is `outer` or lies in one of its paths. */
export function contains(outer: Step, inner: StepId): boolean {
  for (const step of walk([outer])) if (step.id === inner) return true;
  return false;
}

/** Whether a sequence belongs to a step, at any depth. */
export function ownsSequence(step: Step, sequence: SequenceKey): boolean {
  return branches(step).some(
    (branch) =>
      branch.key === sequence || branch.steps.some((inner) => ownsSequence(inner, sequence)),
  );
}

/** Whether a step can stand at a place: not within itself, and not where it already is. */
export function canMove(definition: Definition, id: StepId, place: Place): boolean {
  return stepsOf(definition, place.sequence) !== null && takersOf(definition, id)(place);
}

/** Which of the places of a flow take a step; the step is looked up once for all of them. */
export function takersOf(definition: Definition, id: StepId): (place: Place) => boolean {
  const step = findStep(definition, id);
  const from = locate(definition, id);
  if (!step || !from) return () => false;
  return ({ sequence, index }) => {
    const stays = index === from.index || index === from.index + 1;
    return !ownsSequence(step, sequence) && !(from.sequence === sequence && stays);
  };
}

import type { Shape } from "#ui/api/shapes.ts";
import type { Definition, Step, StepId, Trigger } from "#ui/document/definition.ts";
import { type SequenceKey, withBranches } from "#ui/document/sequences.ts";
import { locate, walk } from "#ui/document/tree.ts";

type Change = Shape<"DefinitionChange">;

/** A setting and one more level below it are told apart; what is deeper is one difference. */
const DEPTH = 2;

/**
 * What was added, removed, changed and moved on the way from one definition to another, as the
 * server tells how a draft differs from the live version: here for a draft that it does not have.
 */
export function differences(from: Definition, to: Definition): Change[] {
  const old = new Map(Array.from(walk(from.steps), (step) => [step.id, step]));
  const now = new Map(Array.from(walk(to.steps), (step) => [step.id, step]));
  const moved = movedSteps(from, to, [...old.keys()], [...now.keys()]);
  const trigger = fields(from.trigger, to.trigger);
  return [
    ...(trigger.length > 0 ? [changed(to.trigger, trigger)] : []),
    ...[...old.values()].filter(({ id }) => !now.has(id)).map((step) => told("removed", step)),
    ...[...now.values()].flatMap((step) => {
      const before = old.get(step.id);
      if (!before) return [told("added", step)];
      const differs = fields(own(before), own(step));
      return [
        ...(differs.length > 0 ? [changed(step, differs)] : []),
        ...(moved.has(step.id) ? [told("moved", step)] : []),
      ];
    }),
  ];
}

/** Whether two definitions say the same, whatever the order of their fields. */
export function sameDefinition(one: Definition, other: Definition): boolean {
  return one === other || differences(one, other).length === 0;
}

function told(kind: Change["kind"], { id, name }: Step): Change {
  return { kind, step: id, name, fields: [] };
}

function changed({ id, name }: Step | Trigger, differs: string[]): Change {
  return { kind: "changed", step: id, name, fields: differs };
}

/** A step without the steps inside it. */
export function own(step: Step): Step {
  return withBranches(step, (steps) => (steps.length === 0 ? steps : []));
}

function fields(before: unknown, after: unknown, at = "", deeper = DEPTH): string[] {
  if (isSame(before, after)) return [];
  const comparable =
    deeper > 0 &&
    isRecord(before) &&
    isRecord(after) &&
    isSame(Reflect.get(before, "kind"), Reflect.get(after, "kind"));
  if (!comparable) return [at];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) =>
    fields(Reflect.get(before, name), Reflect.get(after, name), `${at}/${name}`, deeper - 1),
  );
}

export function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values say the same; what is left out says the same as null. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other || (one ?? null) === (other ?? null)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, at) => isSame(value, other[at]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSame(Reflect.get(one, name), Reflect.get(other, name)));
}

/** Steps in another sequence, or in another order than their neighbours: the fewest that explain it. */
function movedSteps(
  from: Definition,
  to: Definition,
  old: readonly StepId[],
  now: readonly StepId[],
): ReadonlySet<StepId> {
  const was = new Map(old.filter((id) => now.includes(id)).map((id, place) => [id, place]));
  const is = now.filter((id) => was.has(id));
  const stayed = longestRising(is.map((id) => was.get(id) ?? 0));
  const within = (definition: Definition, id: StepId): SequenceKey | undefined =>
    locate(definition, id)?.sequence;
  return new Set(
    is.filter((id, place) => !stayed.has(place) || within(from, id) !== within(to, id)),
  );
}

/** The places of a longest rising run of numbers. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best: { length: number; previous: number }[] = [];
  for (const [place, number] of numbers.entries()) {
    let previous = -1;
    for (let before = 0; before < place; before += 1) {
      const rises = (numbers[before] ?? 0) < number;
      if (rises && (best[before]?.length ?? 0) > (best[previous]?.length ?? 0)) previous = before;
    }
    best.push({ length: (best[previous]?.length ?? 0) + 1, previous });
  }
  const chosen = new Set<number>();
  let at = best.reduce(
    (top, one, place) => (one.length > (best[top]?.length ?? 0) ? place : top),
    -1,
  );
  while (at >= 0) {
    chosen.add(at);
    at = best[at]?.previous ?? -1;
  }
  return chosen;
}

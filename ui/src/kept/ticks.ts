import type { Shape } from "#ui/api/shapes.ts";

type Call = Pick<Shape<"KeptCall">, "id" | "people" | "count" | "looked_at" | "begin" | "comes_to">;

/** Which calls are to be started, and which are about somebody for whom one above begins. */
export type Ticks = {
  readonly isOn: (call: Call) => boolean;
  readonly repeated: ReadonlySet<string>;
};

/**
 * What is ticked: before anybody has chosen, each call where a run would begin for somebody who did
 * not go through already. What is said of repeats is said by what is ticked now; no call is ticked
 * because another was unticked.
 */
export function ticksOf(calls: readonly Call[], turned: ReadonlyMap<string, boolean>): Ticks {
  const atFirst = repeats(calls, beginsSomething);
  const isOn = (call: Call) =>
    turned.get(call.id) ?? (beginsSomething(call) && !atFirst.has(call.id));
  return { isOn, repeated: repeats(calls, isOn) };
}

/**
 * Whether a run would begin by a call for somebody who did not go through already, as far as that is
 * known: where not everybody was looked at, whoever starts it decides.
 */
function beginsSomething({ count, looked_at, begin, comes_to }: Call): boolean {
  return comes_to === "each_person" && count === looked_at && begin > 0;
}

/** The calls about somebody for whom one above that is ticked begins already. */
function repeats(calls: readonly Call[], isOn: (call: Call) => boolean): ReadonlySet<string> {
  const begun = new Set<string>();
  const repeated = new Set<string>();
  for (const call of calls) {
    const { id, people, count } = call;
    const starting = people.filter(({ starts }) => starts).map(({ whom }) => whom);
    const isAgain = starting.length > 0 && starting.every((whom) => begun.has(whom));
    if (isAgain && count === people.length) repeated.add(id);
    if (!isOn(call)) continue;
    for (const whom of starting) begun.add(whom);
  }
  return repeated;
}

/**
 * Those of all calls that are to be started: of those that were shown what was ticked there, and of
 * the others what the same rule ticks.
 */
export function toStart<C extends Call>(
  all: readonly C[],
  shown: readonly Call[],
  { isOn }: Pick<Ticks, "isOn">,
): readonly C[] {
  const turned = new Map(shown.map((call) => [call.id, isOn(call)]));
  return all.filter(ticksOf(all, turned).isOn);
}

import type { Shape } from "#ui/api/shapes.ts";

type Called = Pick<Shape<"CalledAddress">, "workflow" | "step" | "replaced_with" | "people">;
type Of = { readonly workflow: string; readonly step: string; readonly slot: string };

/**
 * How many people part-way a new token can be given at once, and how many it cannot: in their
 * address there is none that it could take the place of. An older token is one, too.
 */
export function whoGetsToken(called: readonly Called[], { workflow, step, slot }: Of) {
  const here = called.filter((one) => one.workflow === workflow && one.step === step);
  const isIn = (one: Called) => one.replaced_with.includes(slot);
  return { people: sum(here.filter(isIn)), without: sum(here.filter((one) => !isIn(one))) };
}

function sum(all: readonly Called[]): number {
  return all.reduce((people, one) => people + one.people, 0);
}

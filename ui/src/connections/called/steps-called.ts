import type { Shape } from "#ui/api/shapes.ts";

type Called = Shape<"CalledAddress">;

/** A step with all addresses that it calls: the draft, new people and people part-way may differ. */
export type CalledStep = Pick<Called, "workflow" | "workflow_name" | "step" | "step_name"> & {
  readonly addresses: readonly Called[];
};

/** The addresses by the step that calls them, in the order of the steps. */
export function byStep(called: readonly Called[]): readonly CalledStep[] {
  const steps = new Map<string, CalledStep>();
  for (const one of called) {
    const key = `${one.workflow} ${one.step}`;
    const known = steps.get(key);
    steps.set(key, { ...one, addresses: [...(known?.addresses ?? []), one] });
  }
  return [...steps.values()];
}

/** Whether an address has a secret inside. */
export function isInside({ path }: Called): boolean {
  return path.some(({ kind }) => kind === "secret");
}

/** A place where a token goes that is inside an address: the step, and the names it goes under, too. */
export type TokenPlace = {
  readonly step: CalledStep;
  readonly alsoAs: readonly string[];
};

/**
 * Where the tokens inside addresses go. The connection's own token, whose header is `own`, goes
 * before one of an address.
 */
export function tokenPlaces(
  steps: readonly CalledStep[],
  own: string | null,
): readonly TokenPlace[] {
  return steps.flatMap((step) => {
    const inside = step.addresses.filter(isInside);
    if (inside.length === 0) return [];
    const names = inside.flatMap(({ headers }) => headers.map(({ name }) => name));
    const alsoAs = names.filter((name) => name.toLowerCase() !== own?.toLowerCase());
    return [{ step, alsoAs: [...new Set(alsoAs)] }];
  });
}

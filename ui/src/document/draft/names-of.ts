import type { Shape } from "#ui/api/shapes.ts";
import type { Definition } from "#ui/document/definition.ts";
import { findStep } from "#ui/document/tree.ts";

type Change = Shape<"DefinitionChange">;

/** What a step is called in two definitions. */
export type Names = { readonly step: string; readonly theirs: string; readonly mine: string };

/** Both names of a step, where a change is one of its name. */
export function namesOf(theirs: Definition, mine: Definition, change: Change): Names[] {
  if (!change.fields.includes("/name")) return [];
  const [one, other] = [theirs, mine].map((of) => nameIn(of, change.step));
  return one == null || other == null ? [] : [{ step: change.step, theirs: one, mine: other }];
}

function nameIn(definition: Definition, step: string): string | null {
  const { trigger } = definition;
  return trigger.id === step ? trigger.name : (findStep(definition, step)?.name ?? null);
}

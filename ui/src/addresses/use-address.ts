import type { Shape } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";

/** The address of a trigger or wait; null until the draft with it is saved. */
export function useAddress(owner: StepId): Shape<"Address"> | null {
  const { workflow } = useDesigner();
  return workflow.addresses.find((address) => address.owner.id === owner) ?? null;
}

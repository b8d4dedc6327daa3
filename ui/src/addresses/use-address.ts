import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { readCalls, readSample } from "#ui/designer/requests.ts";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";

/** The address of a trigger or wait; null until the draft with it is saved. */
export function useAddress(owner: StepId): Shape<"Address"> | null {
  const { workflow } = useDesigner();
  return workflow.addresses.find((address) => address.owner.id === owner) ?? null;
}

/** The call whose details the panels offer, renewed by the change events. */
export function useSampleCall(address: Shape<"Address"> | null) {
  return useQuery<Shape<"Sample">>({
    queryKey: keys.address(address?.id ?? "", "sample"),
    queryFn: () => readSample(address?.id ?? ""),
    enabled: address !== null,
  });
}

export function useCalls(address: Shape<"Address"> | null) {
  return useQuery({
    queryKey: keys.address(address?.id ?? "", "calls"),
    queryFn: () => readCalls(address?.id ?? ""),
    enabled: address !== null,
  });
}

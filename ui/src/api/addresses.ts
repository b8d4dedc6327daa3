import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import type { Page } from "#ui/api/wire/pages.ts";

/** As many as the panel of an address lists. */
const LISTED_CALLS = 20;
/** As many as a run's step counts. */
const COUNTED_CALLS = 100;

/** The call whose details the panels offer, renewed by the change events. */
export function useSampleCall(address: Pick<Shape<"Address">, "id"> | null) {
  const id = address?.id ?? "";
  return useQuery<Shape<"Sample">>({
    queryKey: keys.address(id, "sample"),
    queryFn: () => answer(api.GET("/api/v1/addresses/{id}/sample", at(id))),
    enabled: address !== null,
  });
}

/** The last calls at an address, as its panel lists them. */
export function useCalls(address: Shape<"Address"> | null) {
  const id = address?.id ?? "";
  return useQuery({
    queryKey: keys.address(id, "calls"),
    queryFn: () => readCalls(id, LISTED_CALLS),
    enabled: address !== null,
  });
}

/** The last calls at an address: as many as a run's step counts. */
export function useRecentCalls(address: string) {
  return useQuery<Shape<"CallSummary">[]>({
    queryKey: keys.address(address, "recent"),
    queryFn: async () => (await readCalls(address, COUNTED_CALLS)).items,
  });
}

/** Changes how an address takes calls. */
export function changeAddress(
  id: string,
  settings: Shape<"AddressSettings">,
): Promise<Shape<"Address">> {
  return answer(api.PATCH("/api/v1/addresses/{id}", { ...at(id), body: { settings } }));
}

/** Makes a new token; the old one works for so long. */
export function rotateToken(id: string, overlap_s: number): Promise<Shape<"Address">> {
  return answer(api.POST("/api/v1/addresses/{id}/rotate", { ...at(id), body: { overlap_s } }));
}

function readCalls(id: string, limit: number): Promise<Page<Shape<"CallSummary">>> {
  return answer(
    api.GET("/api/v1/addresses/{id}/calls", { params: { path: { id }, query: { limit } } }),
  );
}

import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { type Page, usePages } from "#ui/api/wire/pages.ts";

/** As many as are listed at once. */
const LISTED_CALLS = 20;

/** The call whose details the panels offer, renewed by the change events. */
export function useSampleCall(address: Pick<Shape<"Address">, "id"> | null) {
  const id = address?.id ?? "";
  return useQuery<Shape<"Sample">>({
    queryKey: keys.address(id, "sample"),
    queryFn: () => answer(api.GET("/api/v1/addresses/{id}/sample", at(id))),
    enabled: address !== null,
  });
}

/** The calls at an address, the last first, page after page. */
export function useCalls(address: Pick<Shape<"Address">, "id"> | null) {
  const id = address?.id ?? "";
  return usePages<Shape<"CallSummary">, Page<Shape<"CallSummary">>>({
    queryKey: keys.address(id, "calls"),
    rows: LISTED_CALLS,
    enabled: address !== null,
    read: (after) =>
      answer(
        api.GET("/api/v1/addresses/{id}/calls", {
          params: { path: { id }, query: { after, limit: LISTED_CALLS } },
        }),
      ),
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

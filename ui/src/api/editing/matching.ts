import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api } from "#ui/api/wire/client.ts";

/** How long an answer about a rule that was changed meanwhile is kept. */
const KEPT_MS = 10_000;

/** Whom the last call, or one with the data that is told, would be about by a rule. */
export function useMatched(input: Shape<"MatchInput">, address: string | null) {
  return useQuery<Shape<"Matched">>({
    queryKey: keys.address(address, "matched", input),
    queryFn: () => answer(api.POST("/api/v1/matching/judge", { body: input })),
    enabled: address !== null,
    placeholderData: (old) => old,
    gcTime: KEPT_MS,
  });
}

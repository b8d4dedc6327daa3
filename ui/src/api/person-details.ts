import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api } from "#ui/api/wire/client.ts";

export type CustomDetail = Shape<"CustomDetail">;
export type CustomType = CustomDetail["type"];

/** What people can have beside Baton's own details. */
export function usePersonDetails() {
  return useQuery<Shape<"FurtherDetails">>({
    queryKey: keys.personDetails,
    queryFn: () => answer(api.GET("/api/v1/person-details")),
  });
}

/** Adds a detail, or changes its type or sensitivity. */
export function useSetDetail() {
  const renew = useRenew();
  return useMutation<CustomDetail, Error, CustomDetail>({
    mutationFn: (body) => answer(api.PUT("/api/v1/person-details", { body })),
    onSuccess: renew,
  });
}

/** Removes a detail that nobody has a value of. */
export function useRemoveDetail() {
  const renew = useRenew();
  return useMutation<Shape<"FurtherDetails">, Error, string>({
    mutationFn: (name) =>
      answer(api.DELETE("/api/v1/person-details", { params: { query: { name } } })),
    onSuccess: renew,
  });
}

/** What shows details: people, and the steps that send them. */
function useRenew() {
  const client = useQueryClient();
  // Not waited for: what was changed may be gone from the page when it is renewed.
  return () => {
    for (const queryKey of [keys.personDetails, keys.people(), keys.person(), keys.workflow()]) {
      void client.invalidateQueries({ queryKey });
    }
  };
}

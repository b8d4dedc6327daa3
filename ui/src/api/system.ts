import { queryOptions, useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape, System } from "#ui/api/shapes.ts";
import { answer, api } from "#ui/api/wire/client.ts";

/** Where the API describes itself. */
export const API_DOCUMENT = "/api/v1/openapi.json";

export const systemQuery = queryOptions({
  queryKey: keys.system,
  queryFn: (): Promise<System> => answer(api.GET("/api/v1/system")),
});

/** What this Baton is, where it runs and what it can do. */
export function useSystem() {
  return useQuery({ ...systemQuery, refetchInterval: 30_000 });
}

/** Whether the host can do something; never guessed from the platform. */
export function useCapability(capability: Shape<"Capability">): boolean {
  return useSystem().data?.capabilities.includes(capability) ?? false;
}

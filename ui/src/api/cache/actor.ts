import type { QueryClient } from "@tanstack/react-query";
import { systemQuery } from "#ui/api/system.ts";

/** Who is signed in, as this window knows it. */
export function actorOf(client: QueryClient): string | undefined {
  return client.getQueryData(systemQuery.queryKey)?.actor;
}

/** Who is signed in, asked anew. */
export async function readActor(client: QueryClient): Promise<void> {
  await client.fetchQuery({ ...systemQuery, staleTime: 0 });
}

import createClient from "openapi-fetch";
import type { paths } from "#ui/api/schema.d.ts";
import { offline, problemOf } from "#ui/api/wire/problem.ts";
import { host } from "#ui/host/host.ts";

/** The generated client; every screen asks through it. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: (request: Request) =>
    host.fetch(request).catch((cause: unknown) => {
      throw offline(cause);
    }),
});

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** The data of a request, or its problem thrown. */
export async function answer<T>(request: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await request;
  if (!response.ok) throw problemOf(error, response.status);
  // A 204 has no data; its type is `undefined` then.
  return data as T;
}

/** The id in a path. */
export const at = (id: string) => ({ params: { path: { id } } });

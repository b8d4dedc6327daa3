import createClient from "openapi-fetch";
import type { paths } from "#ui/api/schema.d.ts";
import { isAct } from "#ui/api/wire/acts.ts";
import { offline, problemOf } from "#ui/api/wire/problem.ts";
import { host } from "#ui/host/host.ts";

/** The generated client; every screen asks through it. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: (request: Request) => {
    // What Baton names by itself, it names in the language of the page.
    request.headers.set("accept-language", document.documentElement.lang);
    return host.fetch(request).catch((cause: unknown) => {
      throw offline(cause, isAct(request));
    });
  },
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

/** A `POST` that does something to one thing. */
type Told = {
  post: {
    parameters: { path: { id: string } };
    requestBody: { content: { "application/json": unknown } };
    responses: { 200: { content: { "application/json": unknown } } };
  };
};

/** The paths of what an admin does. */
export type CommandPath = {
  [Path in keyof paths]: paths[Path] extends Told ? Path : never;
}[keyof paths];

/** What is said with it. */
export type BodyOf<Path extends CommandPath> =
  paths[Path]["post"]["requestBody"]["content"]["application/json"];

/** What it answers. */
type AnswerOf<Path extends CommandPath> =
  paths[Path]["post"]["responses"][200]["content"]["application/json"];

/** The request of what an admin does to one thing; whoever asks the admin names its path. */
export function command<Path extends CommandPath>(
  path: Path,
  id: string,
  how: Pick<RequestInit, "keepalive"> = {},
) {
  return (body: BodyOf<Path>): Promise<AnswerOf<Path>> => {
    // One path of many, with the body of that path.
    const any: CommandPath = path;
    return answer(api.POST(any, { ...how, ...at(id), body: body as BodyOf<CommandPath> }));
  };
}

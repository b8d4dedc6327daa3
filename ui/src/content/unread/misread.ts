import type { Shape } from "#ui/api/shapes.ts";
import { type Misread, readContent } from "#ui/content/reading.ts";
import type { Place } from "#ui/content/unread/lines-around.ts";

type Told = Pick<Shape<"Call">, "body" | "misread">;

/** What the page sees by itself, where Baton does not say why a call cannot be read: the page has no more
 *  than the beginning of a long one, which is sound up to where it was cut. */
export function seenHere({ body, misread }: Told): Misread | null {
  if (misread || !/^\s*[[{"]/.test(body ?? "")) return null;
  const reading = readContent(body ?? "");
  return reading.ok ? null : reading;
}

/** Where a call cannot be read: where Baton stopped, else where the page does. */
export function placeOf(call: Told): Place | null {
  const { misread: told } = call;
  if (!told) return seenHere(call);
  return told.line && told.column ? { line: told.line, place: told.column } : null;
}

import type { Shape } from "#ui/api/shapes.ts";
import { type Misread, readContent } from "#ui/content/reading.ts";
import type { Place } from "#ui/content/unread/lines-around.ts";

type Told = Pick<Shape<"Call">, "body" | "misread">;

/**
 * What the page sees by itself and can say better: where Baton says no more than that the data
 * cannot be read on from a place, or does not say why. Of a long call the page has no more than the
 * beginning, which is sound up to where it was cut: the place has to be in what is there.
 */
export function seenHere({ body, misread }: Told): Misread | null {
  const text = body ?? "";
  const isTold = misread !== null && !(misread.why === "syntax" && isIn(text, misread));
  if (isTold || !/^\s*[[{"]/.test(text)) return null;
  const reading = readContent(text);
  return reading.ok ? null : reading;
}

/** Where a call cannot be read: where the page sees why, else where Baton stopped. */
export function placeOf(call: Told): Place | null {
  const { misread: told } = call;
  const seen = seenHere(call);
  if (seen || !told) return seen;
  return told.line && told.column ? { line: told.line, place: told.column } : null;
}

/** Whether a text goes on behind a place. */
function isIn(text: string, { line, column }: Shape<"Misread">): boolean {
  if (line === null || column === null) return false;
  const lines = text.split("\n");
  const here = lines[line - 1];
  if (here === undefined) return false;
  return line < lines.length || column < here.length;
}

import type { Shape } from "#ui/api/shapes.ts";
import { withoutNothing, withValue, writeContent } from "#ui/content/edits.ts";
import { readContent } from "#ui/content/reading.ts";
import type { Plain, Value } from "#ui/content/value.ts";
import type { Definition, StepId } from "#ui/document/definition.ts";
import { usesOf } from "#ui/document/uses.ts";

/** Which details of a call later steps use, and which steps those are. */
export function usedDetails(
  definition: Definition,
  step: StepId,
): ReadonlyMap<string, readonly StepId[]> {
  const uses = usesOf(definition, new Set([step])).filter(({ reference }) => reference.pointer);
  const byPointer = new Map<string, Set<StepId>>();
  for (const { reference, step: user } of uses) {
    const known = byPointer.get(reference.pointer) ?? new Set();
    byPointer.set(reference.pointer, known.add(user));
  }
  return new Map([...byPointer].map(([pointer, steps]) => [pointer, [...steps]]));
}

const NOTHING: Plain = { kind: "nothing" };

/** A call that says nothing yet of these details. */
export function emptyCall(pointers: Iterable<string>): string {
  const group: Value = { kind: "group", members: [] };
  return writeContent(
    [...pointers].reduce<Value>((all, pointer) => withValue(all, pointer, NOTHING), group),
  );
}

/** The same with one more detail. */
export function withDetailOf(text: string, pointer: string): string {
  const reading = readContent(text);
  return reading.ok ? writeContent(withValue(reading.value, pointer, NOTHING)) : text;
}

/** What is sent of it: what nobody filled in is left out; null when that is all. */
export function filledIn(text: string): string | null {
  const reading = readContent(text);
  const value = reading.ok ? withoutNothing(reading.value) : null;
  return value && writeContent(value);
}

/** What a detail most likely is, by the last call. */
export function kindOfField({ type }: Shape<"ReceivedField">): Plain["kind"] {
  return type === "number" || type === "yes_no" ? type : "text";
}

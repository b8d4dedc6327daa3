import type { Shape } from "#ui/api/shapes.ts";
import { withValue } from "#ui/content/edits.ts";
import { isMask } from "#ui/content/hidden/hidden.ts";
import { readContent } from "#ui/content/reading.ts";
import type { Value } from "#ui/content/value.ts";

type Field = Shape<"ReceivedField">;

/** Of so many details so many are told here. */
export type Cut = { readonly first: number; readonly found: number };

/** What was received, and what is left out where Baton has more of it than is told here. */
export type Received = { readonly value: Value | null; readonly cut: Cut | null };

/**
 * What a call or an answer holds: as it came where that can be read here, else by the fields that
 * Baton found in it, for not everything comes in one form, and long data comes cut.
 */
export function received(
  body: string | null,
  { fields, found }: { readonly fields: readonly Field[]; readonly found: number },
): Received {
  const reading = body === null ? null : readContent(body);
  if (reading?.ok) return { value: reading.value, cut: null };
  if (fields.length === 0) return { value: null, cut: null };
  const isCut = found > fields.length;
  return { value: valueOfFields(fields), cut: isCut ? { first: fields.length, found } : null };
}

function valueOfFields(fields: readonly Field[]): Value {
  const nothing: Value = { kind: "group", members: [] };
  return fields.reduce<Value>(
    (all, field) => withValue(all, field.pointer, valueOfField(field)),
    nothing,
  );
}

function valueOfField({ type, value }: Field): Value {
  // What is hidden is of no type that is told.
  if (isMask(value)) return { kind: "text", text: value };
  switch (type) {
    case "number":
      return { kind: "number", text: value };
    case "yes_no":
      return { kind: "yes_no", yes: value === "true" };
    case "empty":
      return { kind: "nothing" };
    case "text":
      return { kind: "text", text: value };
    case "list": {
      const list = readContent(value);
      return list.ok ? list.value : { kind: "text", text: value };
    }
  }
}

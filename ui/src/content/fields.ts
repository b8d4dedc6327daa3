import type { Shape } from "#ui/api/shapes.ts";
import { withValue } from "#ui/content/edits.ts";
import { isMask } from "#ui/content/hidden/hidden.ts";
import { readContent } from "#ui/content/reading.ts";
import type { Value } from "#ui/content/value.ts";

type Field = Shape<"ReceivedField">;

/** So many fields of what was received the API tells at most: `MOST_FIELDS` of `baton-admin`. */
export const MOST_FIELDS = 500;

/** What was received, and whether Baton has more of it than is told here. */
export type Received = { readonly value: Value | null; readonly isCut: boolean };

/**
 * What a call or an answer holds: as it came where that can be read here, else by the fields that
 * Baton found in it, for not everything comes in one form, and long data comes cut.
 */
export function received(body: string | null, fields: readonly Field[]): Received {
  const reading = body === null ? null : readContent(body);
  if (reading?.ok) return { value: reading.value, isCut: false };
  if (fields.length === 0) return { value: null, isCut: false };
  return { value: valueOfFields(fields), isCut: fields.length >= MOST_FIELDS };
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

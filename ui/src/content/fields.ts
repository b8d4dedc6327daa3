import type { Shape } from "#ui/api/shapes.ts";
import { withValue } from "#ui/content/edits.ts";
import { readContent } from "#ui/content/reading.ts";
import type { Value } from "#ui/content/value.ts";

type Field = Shape<"ReceivedField">;

/**
 * What a call or an answer holds: as it came where that can be read here, else by the fields that
 * Baton found in it, for not everything comes in one form.
 */
export function receivedValue(body: string | null, fields: readonly Field[]): Value | null {
  const reading = body === null ? null : readContent(body);
  if (reading?.ok) return reading.value;
  return fields.length > 0 ? valueOfFields(fields) : null;
}

function valueOfFields(fields: readonly Field[]): Value {
  const nothing: Value = { kind: "group", members: [] };
  return fields.reduce<Value>(
    (all, field) => withValue(all, field.pointer, valueOfField(field)),
    nothing,
  );
}

function valueOfField({ type, value }: Field): Value {
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

import type { Reference, StepOf } from "#ui/document/definition.ts";
import { lastPart } from "#ui/document/detail-names.ts";
import {
  connection,
  count,
  kinds,
  list,
  oneOf,
  optional,
  orNothing,
  reference,
  type ShapeOf,
  seconds,
  segment,
  sent,
  shape,
  text,
} from "#ui/document/shape.ts";

export type CallWebhook = StepOf<"call_webhook">;

/** A call as it begins: no address, nothing to send. */
export function freshCall(): CallWebhook {
  return {
    kind: "call_webhook",
    connection: null,
    method: "POST",
    path: [],
    headers: [],
    content: { kind: "fields", fields: [] },
    timeout_s: 30,
    also_success: [],
  };
}

export const SHAPE: ShapeOf<CallWebhook> = {
  connection: orNothing(connection),
  method: oneOf("POST", "PUT", "PATCH", "DELETE", "GET"),
  path: list(segment),
  headers: list(
    shape({
      name: text,
      value: kinds({ plain: { text }, secret: { slot: text, word: optional(text) } }),
    }),
  ),
  content: kinds({
    fields: { fields: list(shape({ name: text, value: sent })) },
    everything_except: { excluded: list(text) },
  }),
  timeout_s: seconds,
  also_success: list(count(65_535)),
  not_sensitive: optional(list(reference)),
};

/** A call that sends one more detail, under its own name. */
export function withDetail(call: CallWebhook, detail: Reference): CallWebhook {
  if (call.content.kind !== "fields") return call;
  const field = {
    name: lastPart(detail.pointer),
    value: {
      segments: [{ kind: "detail" as const, reference: detail, format: "as_is" as const }],
      type: "as_received" as const,
      when_empty: { kind: "stop" as const },
    },
  };
  return { ...call, content: { kind: "fields", fields: [...call.content.fields, field] } };
}

/** Each of these details on its own, as everything is sent: under its name, left out where it is empty. */
export function oneByOne(call: CallWebhook, details: readonly Reference[]): CallWebhook {
  const fields = details.map((reference) => ({
    name: nameOfEverything(reference.pointer),
    value: {
      segments: [{ kind: "detail" as const, reference, format: "as_is" as const }],
      type: "as_received" as const,
      when_empty: { kind: "leave_out" as const },
    },
  }));
  return { ...call, content: { kind: "fields", fields } };
}

function nameOfEverything(pointer: string): string {
  const parts = pointer.split("/").slice(1);
  return parts
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~").replaceAll(".", "\\."))
    .join(".");
}

import type { StartOf } from "#ui/document/definition.ts";

export type WebhookCalled = StartOf<"webhook_called">;

/** A start by a call as it begins: who nobody knows is asked about. */
export function freshCall(): WebhookCalled {
  return {
    kind: "webhook_called",
    person: { kind: "automatic" },
    only_if: null,
    unknown_person: "keep_under_problems",
    person_fields: [],
    update_known: false,
    start_left: false,
  };
}

import { expect, it } from "vitest";
import { withNotSensitive } from "#ui/content/sent-fields.ts";
import type { Reference, StepKind } from "#ui/document/definition.ts";

const reference: Reference = { source: { kind: "trigger" }, pointer: "/salary" };

it("what only looks sensitive is said of the step that sends it, beside what was said before", () => {
  const sends: StepKind = {
    kind: "call_webhook",
    connection: null,
    method: "POST",
    path: [],
    headers: [],
    content: { kind: "fields", fields: [] },
    timeout_s: 30,
    also_success: [],
  };
  const other = { ...reference, pointer: "/bonus" };

  const said = withNotSensitive(withNotSensitive(sends, other), reference);

  expect(said).toEqual({ ...sends, not_sensitive: [other, reference] });
});

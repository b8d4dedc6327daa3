import { expect, it } from "vitest";
import type { Reference } from "#ui/document/definition.ts";
import type { Wording } from "#ui/sentences/sentence.ts";
import { callWebhook } from "#ui/steps/call-webhook/kind.ts";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";

const wording: Wording = {
  detail: ({ pointer }) => pointer.slice(1),
  field: (pointer) => pointer,
  tool: () => "Slack",
  duration: String,
  oneOf: () => "",
};

const detail = (pointer: string) => ({
  kind: "detail" as const,
  reference: { source: { kind: "person" }, pointer } satisfies Reference,
  format: "as_is" as const,
});
const text = (text: string) => ({ kind: "text" as const, text });
const field = (name: string, ...segments: ReturnType<typeof detail | typeof text>[]) => ({
  name,
  value: { segments, type: "text" as const, when_empty: { kind: "stop" as const } },
});

it("several details in one text are said as a list, and a text by its name", () => {
  const fields = [
    field("text", text("New on "), detail("/start_date"), text(": "), detail("/display_name")),
    field("channel", text("#hr")),
  ];
  const content = { kind: "fields" as const, fields };
  const said = callWebhook.sentence({ ...freshCall(), connection: "con_1", content }, wording);

  expect(said.slots.details).toEqual(["start_date", "display_name", "channel"]);
});

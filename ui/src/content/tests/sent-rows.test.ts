import { expect, it } from "vitest";
import { readContent } from "#ui/content/reading.ts";
import { sentRows } from "#ui/content/sent-rows.ts";
import type { Field } from "#ui/document/definition.ts";

const field = (name: string): Field => ({
  name,
  value: { segments: [], type: "text", when_empty: { kind: "leave_out" } },
});

it("what was sent stands in the order of the step, and what was left out is said", () => {
  const reading = readContent('{"profile":{"email":"m@a.example"},"name":"Maria","extra":1}');
  if (!reading.ok) throw new Error(reading.why);
  const fields = ["name", "profile.manager", "profile.email"].map(field);

  const rows = sentRows(reading.value, fields);

  expect(rows.map(({ name, shown }) => [name, shown.kind])).toEqual([
    ["name", "text"],
    ["profile.manager", "left_out"],
    ["profile.email", "text"],
    ["extra", "number"],
  ]);
  expect(rows.map(({ field }) => field?.name ?? null)).toEqual([
    "name",
    "profile.manager",
    "profile.email",
    null,
  ]);
});

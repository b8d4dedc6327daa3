import { expect, it } from "vitest";
import type { Reference } from "#ui/document/definition.ts";
import { freshCall, oneByOne } from "#ui/steps/call-webhook/settings.ts";

const ofPerson = (pointer: string): Reference => ({ source: { kind: "person" }, pointer });

it("what everything sends is chosen one by one under its names, and left out where it is empty", () => {
  const call = oneByOne(freshCall(), [ofPerson("/location"), ofPerson("/custom/shoe.size")]);

  const { content } = call;
  const fields = content.kind === "fields" ? content.fields : [];
  expect(fields.map(({ name }) => name)).toEqual(["location", "custom.shoe\\.size"]);
  expect(fields.map(({ value }) => value.when_empty.kind)).toEqual(["leave_out", "leave_out"]);
});

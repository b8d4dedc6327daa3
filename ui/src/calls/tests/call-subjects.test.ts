import { expect, it } from "vitest";
import { typeOfText } from "#ui/calls/use-call-subjects.ts";
import { pointerOf } from "#ui/document/detail-names.ts";

it("takes a value of a call for what it looks like", () => {
  const types = ["Done", "12.5", "007", "true", "2026-12-01", "2026-12-01T09:00:00Z", "[1,2]", ""];

  expect(types.map(typeOfText)).toEqual([
    "text",
    "number",
    "text",
    "yes_no",
    "date",
    "date",
    "list",
    "text",
  ]);
});

it("reads a field as people quote it", () => {
  expect(pointerOf(" issue.fields.a/b ")).toBe("/issue/fields/a~1b");
});

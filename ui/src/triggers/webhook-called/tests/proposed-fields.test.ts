import { expect, it } from "vitest";
import type { KnownFields } from "#ui/calls/call-field-select.tsx";
import { adding, nextField, proposedFields } from "#ui/triggers/webhook-called/proposed-fields.ts";
import { freshCall } from "#ui/triggers/webhook-called/settings.ts";

function saidIn(...pointers: readonly string[]): KnownFields {
  const known = pointers.map((pointer) => {
    return { pointer, whose: pointer, calls: 1, type: "text" as const, value: "" };
  });
  return { known, known_more: false, looked_at: 1 };
}

const start = { detail: "start_date", from: "/employee/start" };
const dept = { detail: "department", from: "/employee/dept" };
const name = { detail: "display_name", from: "/employee/name" };
const said = saidIn(
  "/employee/dept",
  "/employee/email",
  "/employee/name",
  "/employee/start",
  "/manager/firstName",
);

it("proposes the usual details that stand beside the person's email", () => {
  expect(proposedFields(said)).toEqual([name, start, dept]);
});

it.each<[string, KnownFields]>([
  ["no call came", saidIn()],
  ["no email stands in the calls", saidIn("/manager/name", "/department")],
])("proposes nothing where %s", (_, known) => {
  expect(proposedFields(known)).toEqual([]);
});

it("takes the surest of two names", () => {
  const both = saidIn("/email", "/start", "/startDate");

  expect(proposedFields(both)).toEqual([{ detail: "start_date", from: "/startDate" }]);
});

it("begins the table with them, and leaves a table alone that says something", () => {
  expect(adding(freshCall(), said)).toMatchObject({
    unknown_person: "add_person",
    person_fields: [name, start, dept],
  });
  const own = { ...freshCall(), person_fields: [{ detail: "team", from: "/team" }] };
  expect(adding(own, said).person_fields).toEqual(own.person_fields);
});

it("fills a further row in as far as the calls say it", () => {
  expect(nextField([name], said)).toEqual(start);
  expect(nextField([name, start, dept], said)).toEqual({ detail: "given_name", from: "" });
});

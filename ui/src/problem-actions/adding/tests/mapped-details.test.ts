import { expect, it } from "vitest";
import { readContent } from "#ui/content/reading.ts";
import type { Definition } from "#ui/document/definition.ts";
import { mappedDetails } from "#ui/problem-actions/adding/mapped-details.ts";
import { suggested } from "#ui/problem-actions/adding/suggested.ts";
import { flow } from "#ui/steps/tests/flows.ts";

function starting(fields: Readonly<Record<string, string>>): Definition {
  const definition = flow();
  const person_fields = Object.entries(fields).map(([detail, from]) => ({ detail, from }));
  const start = { ...definition.trigger.start, person_fields } as Definition["trigger"]["start"];
  return { ...definition, trigger: { ...definition.trigger, start } };
}

function said(data: unknown) {
  const reading = readContent(JSON.stringify(data));
  if (!reading.ok) throw new Error("it is read");
  return reading.value;
}

const table = starting({
  start_date: "/employee/start",
  department: "/employee/dept",
  "custom/Laptop": "/employee/kit/=1",
  "external_ids/Personio": "/employee/no",
  team: "/employee/team",
});

it("takes over what the workflow's own table maps, under whatever name it stands", () => {
  const employee = { start: "2027-01-04T00:00:00Z", dept: "Sales", kit: ["Bag", "Mac"], no: 17 };
  const mapped = mappedDetails(table, said({ employee }));

  expect(mapped).toEqual({
    start_date: "2027-01-04",
    department: "Sales",
    "custom/Laptop": "Mac",
    "external_ids/Personio": "17",
  });
  expect(suggested({ value: "olga@acme.example" }, mapped)).toMatchObject({
    start_date: "2027-01-04",
    department: "Sales",
    further: { custom: new Map([["Laptop", "Mac"]]), ids: [{ source: "Personio", id: "17" }] },
  });
});

it.each([
  ["15/12/2026", "2026-12-15"],
  ["12/15/2026", "2026-12-15"],
  ["01/02/2027", "01/02/2027"],
  ["next Monday", "next Monday"],
])("reads only a day that is sure: %s", (start, read) => {
  expect(mappedDetails(table, said({ employee: { start } })).start_date).toBe(read);
});

it("takes over nothing that is masked, and nothing where nothing is mapped", () => {
  expect(mappedDetails(table, said({ employee: { team: "••••••••" } }))).toEqual({});
  expect(mappedDetails(starting({}), said({ employee: { dept: "Sales" } }))).toEqual({});
  expect(mappedDetails(null, said({}))).toEqual({});
});

import { expect, it } from "vitest";
import type { Field } from "#ui/document/definition.ts";
import { referenceOf } from "#ui/document/detail-names.ts";
import { detailsSaid } from "#ui/problem-actions/tool-says/details-said.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";

const sent = (name: string, ...details: string[]): Field => ({
  name,
  value: {
    type: "text",
    when_empty: { kind: "leave_out" },
    segments: details.map((detail) => ({
      kind: "detail" as const,
      reference: referenceOf(detail),
      format: "as_is" as const,
    })),
  },
});

const okta = call("Okta", {
  content: {
    kind: "fields",
    fields: [
      sent("profile.dept", "department"),
      sent("jobTitle", "job_title"),
      sent("name", "given_name", "family_name"),
    ],
  },
} as object);
const all = call("Okta", { content: { kind: "everything", except: [] } } as object);

it.each([
  [["dept is not known"], ["/department"]],
  [["profile.dept: must be one of a few"], ["/department"]],
  [["The job title is too long"], ["/job_title"]],
  [["jobTitle is too long"], ["/job_title"]],
  [["department is not known"], []],
  [["name is too long"], []],
  [["Something is wrong"], []],
])("tells the detail that the tool names by the name it was sent under: %j", (said, details) => {
  const found = detailsSaid(flow(okta), okta.id, said).map(({ pointer }) => pointer);

  expect(found).toEqual(details);
});

it("goes by Baton's own names where all of the person is sent", () => {
  const found = detailsSaid(flow(all), all.id, ["start_date is in the past"]);

  expect(found.map(({ pointer }) => pointer)).toEqual(["/start_date"]);
});

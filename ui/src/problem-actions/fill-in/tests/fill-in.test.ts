import { describe, expect, it } from "vitest";
import {
  canFillIn,
  detailToBlame,
  fits,
  namesPerson,
  patchOf,
  reasonOf,
  typeOf,
} from "#ui/problem-actions/fill-in/fill-in.ts";

const custom = [{ name: "Badge", type: "number" as const, sensitive: false }];
const blamed = (detail: string) => {
  const found = detailToBlame({ detail });
  if (!found) throw new Error(detail);
  return found;
};

describe("what a problem says is empty", () => {
  it.each([
    ["person /family_name", { family_name: "Meier" }],
    ["start_date", { start_date: "Meier" }],
    ["person /custom/Badge", { custom: { Badge: "Meier" } }],
    ["person /external_ids/Okta", { external_ids: { Okta: "Meier" } }],
  ])("is filled in at the person: %s", (detail, patch) => {
    expect(canFillIn(blamed(detail))).toBe(true);
    expect(patchOf(blamed(detail), "Meier")).toEqual(patch);
  });

  it.each(["step_1 /serial", "trigger /email", "person /status", "company /name"])(
    "is not typed by anybody: %s",
    (detail) => {
      expect(canFillIn(blamed(detail))).toBe(false);
    },
  );

  it("takes what the detail can hold", () => {
    expect(typeOf(blamed("start_date"), [])).toBe("date");
    expect(fits(blamed("start_date"), "31.12.2026", [])).toBe(false);
    expect(fits(blamed("start_date"), "2026-12-31", [])).toBe(true);
    expect(fits(blamed("person /custom/Badge"), "4 712", custom)).toBe(false);
    expect(fits(blamed("person /work_email"), "nobody", [])).toBe(false);
    expect(fits(blamed("person /family_name"), "Meier", [])).toBe(true);
  });

  it("is nothing where the problem names nothing", () => {
    expect(detailToBlame({})).toBeNull();
  });
});

it.each([
  ["one detail", [["person /start_date"]], "start date"],
  ["one that a company named", [["person /custom/Badge"]], "Badge"],
  ["one as a company wrote it", [["person /custom/cost_centre"]], "cost_centre"],
  ["an id in another tool", [["person /external_ids/Okta"]], "Okta ID"],
  ["a field of a call", [["trigger /employee/0/value"]], "employee.0.value"],
  [
    "several of several people",
    [["person /department", "start_date"], ["person /department"]],
    "department, start date",
  ],
])("the reason is the details by the same name in every language: %s", (_, people, reason) => {
  expect(reasonOf(people.map((details) => ({ details: details.map(blamed) })))).toBe(reason);
});

it("a manager is somebody, whom the people of that name are proposed for; a team is nobody", () => {
  expect(namesPerson(blamed("person /manager"))).toBe(true);
  expect(namesPerson(blamed("person /team"))).toBe(false);
  expect(namesPerson(blamed("person /custom/manager"))).toBe(false);
});

it("calls the last day in the audit what it is called on the screens", () => {
  expect(reasonOf([{ details: [blamed("person /end_date"), blamed("person /start_date")] }])).toBe(
    "last day, start date",
  );
});

import { describe, expect, it } from "vitest";
import { draftOf, inputOf, patchOf, problemsOf } from "#ui/person-form/person-form.ts";

describe("the form of a person", () => {
  it("needs a name and nothing else", () => {
    expect(problemsOf(draftOf({}))).toEqual({ display_name: "nameNeeded" });
    expect(problemsOf(draftOf({ display_name: "Li Na" }))).toEqual({});
  });

  it("takes only dates that exist", () => {
    const draft = { ...draftOf({ display_name: "Li Na" }), start_date: "2026-02-31" };
    expect(problemsOf(draft)).toEqual({ start_date: "dateWrong" });
    expect(problemsOf({ ...draft, start_date: "2026-02-28" })).toEqual({});
  });

  it("leaves out what is empty", () => {
    const draft = { ...draftOf({}), display_name: " Li Na ", department: "  " };
    expect(inputOf(draft)).toEqual({ display_name: "Li Na", status: "active" });
  });

  it("sends only what differs, and an emptied detail as empty", () => {
    const before = draftOf({ display_name: "Li Na", department: "Sales" });
    expect(patchOf(before, { ...before, department: "" })).toEqual({ department: "" });
  });
});

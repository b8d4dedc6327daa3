import { describe, expect, it } from "vitest";
import type { Person } from "#ui/api/shapes.ts";
import { ApiProblem, type ProblemCode } from "#ui/api/wire/problem.ts";
import {
  type Further,
  formDetails,
  furtherOf,
  furtherPatch,
  furtherProblems,
  NOTHING_FURTHER,
} from "#ui/person-form/detail-form.ts";
import { fitsType, yesNo } from "#ui/person-form/detail-values.ts";
import { refusedIn } from "#ui/person-form/person-form.ts";

const mia: Pick<Person, "custom" | "external_ids"> = {
  custom: [
    { name: "Badge", type: "number", sensitive: false, value: "many", fits: false },
    { name: "Remote", type: "yes_no", sensitive: false, value: "true", fits: true },
    { name: "Salary", type: "number", sensitive: true, value: null, fits: true },
  ],
  external_ids: [{ source: "BambooHR", id: "E-1" }],
};
const before = furtherOf(mia);
const details = formDetails([], mia);

function typed(name: string, text: string, from: Further = before): Further {
  return { ...from, custom: new Map(from.custom).set(name, text) };
}

function withId(source: string, id: string, from: Further = before): Further {
  return { ...from, ids: [...from.ids, { key: 9, source, id, isNew: true }] };
}

describe("further details in the form of a person", () => {
  it("send nothing while nothing differs", () => {
    expect(furtherPatch(before, before)).toEqual({});
    expect(furtherPatch(before, typed("Remote", "yes"))).toEqual({});
    expect(furtherPatch(NOTHING_FURTHER, typed("Shirt", " ", NOTHING_FURTHER))).toEqual({});
  });

  it("send what was typed, and an emptied value as empty", () => {
    expect(furtherPatch(before, typed("Remote", ""))).toEqual({ custom: { Remote: "" } });
    expect(furtherPatch(before, typed("Badge", " 12 "))).toEqual({ custom: { Badge: "12" } });
  });

  it("keep a hidden value until it is replaced or removed", () => {
    const removed = { ...before, kept: new Set<string>() };

    expect(furtherPatch(before, typed("Salary", ""))).toEqual({});
    expect(furtherPatch(before, typed("Salary", "1"))).toEqual({ custom: { Salary: "1" } });
    expect(furtherPatch(before, removed)).toEqual({ custom: { Salary: "" } });
  });

  it("take names that objects have of their own", () => {
    const patch = furtherPatch(NOTHING_FURTHER, typed("__proto__", "x", NOTHING_FURTHER));

    expect(JSON.stringify(patch)).toBe('{"custom":{"__proto__":"x"}}');
  });

  it("say what does not fit, but not of a value that is as it was", () => {
    expect(furtherProblems(before, before, details).custom.size).toBe(0);
    expect([...furtherProblems(before, typed("Badge", "1,5"), details).custom]).toEqual(["Badge"]);
    expect([...furtherProblems(before, typed("Salary", "much"), details).custom]).toEqual([
      "Salary",
    ]);
  });
});

describe("ids in other tools", () => {
  it("are added, changed and removed by the tool's name", () => {
    const gone = { ...before, ids: [] };

    expect(furtherPatch(before, withId("Okta", "7"))).toEqual({ external_ids: { Okta: "7" } });
    expect(furtherPatch(before, gone)).toEqual({ external_ids: { BambooHR: "" } });
    // Another way to write the same tool is no second tool, and does not remove the first.
    expect(furtherPatch(before, withId("bamboohr", "E-2", gone))).toEqual({
      external_ids: { BambooHR: "E-2" },
    });
  });

  it("need a tool that is not there yet, and an id", () => {
    const problem = (source: string, id: string) =>
      furtherProblems(before, withId(source, id), details).ids.get(9);

    expect(problem("", "")).toBeUndefined();
    expect(problem("", "7")).toBe("toolNeeded");
    expect(problem("Okta", " ")).toBe("idNeeded");
    expect(problem("bamboohr", "7")).toBe("twice");
    expect(problem("a/b", "7")).toBe("nameWrong");
    expect(problem("Okta", "7")).toBeUndefined();
  });
});

describe("values by their type", () => {
  it("fit as Baton reads them", () => {
    const numbers = ["0", "-12.5", "9007199254740993", "1e3"];
    const others = ["", "1,5", "007", "1 000", "+1", ".5", "many"];

    expect(numbers.filter((text) => fitsType("number", text))).toEqual(numbers);
    expect(others.filter((text) => fitsType("number", text))).toEqual([]);
    expect(["Yes", "1", "TRUE"].map(yesNo)).toEqual(["yes", "yes", "yes"]);
    expect(["no", "0", "maybe"].map(yesNo)).toEqual(["no", "no", null]);
    expect(fitsType("date", "2026-02-31")).toBe(false);
  });
});

describe("a refusal", () => {
  const refusal = (code: ProblemCode, params: Record<string, string>) =>
    refusedIn(new ApiProblem(code, 409, "", { params }));

  it("is said at the field that is to blame", () => {
    const other = refusal("invalid_field", { field: "time_zone" });

    expect(refusal("email_taken", {})).toMatchObject({ email: true, other: null });
    expect(refusal("external_id_taken", { source: "Okta", person: "per_1" }).id).toEqual({
      tool: "Okta",
      person: "per_1",
    });
    expect(
      refusal("invalid_field", { field: "custom", name: "Badge", type: "number" }).custom,
    ).toEqual({ name: "Badge", type: "number" });
    expect(other).toMatchObject({ custom: null, other: expect.any(ApiProblem) });
  });
});

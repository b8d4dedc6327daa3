import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allTests,
  freshTest,
  NO_TESTS,
  ofDetail,
  withExact,
  withMoreGroups,
  withMoreTests,
  withOperator,
  withoutTest,
  withTest,
} from "#ui/document/conditions.ts";
import type { ConditionGroup, Reference, Test } from "#ui/document/definition.ts";
import {
  type DetailType,
  fitsType,
  OPERATORS,
  operatorsOf,
  valueForm,
} from "#ui/document/operators.ts";
import { condition as isCondition } from "#ui/document/shape.ts";

const about = (name: string): Reference => ({ source: { kind: "person" }, pointer: `/${name}` });
const test = (name: string): Test => freshTest(about(name), "text");
const names = (condition: ConditionGroup) =>
  allTests(condition).map(({ reference }) => reference.pointer.slice(1));

describe("a condition", () => {
  it("gets tests and groups, which are joined the other way", () => {
    const one = withMoreTests(NO_TESTS, null, test("team"));
    const grouped = withMoreGroups(one, test("location"));
    const more = withMoreTests(grouped, 0, test("manager"));

    expect(names(more)).toEqual(["team", "location", "manager"]);
    expect(more.groups?.map(({ mode }) => mode)).toEqual(["any"]);
  });

  it("loses a group with its last test, and is then as if it never had one", () => {
    const grouped = withMoreGroups(withMoreTests(NO_TESTS, null, test("team")), test("location"));

    expect(withoutTest(grouped, { group: 0, index: 0 })).toEqual({
      mode: "all",
      tests: [test("team")],
    });
  });

  it("stays what the document knows, whatever is done to it", () => {
    const names = fc.constantFrom("team", "department");
    const step = fc.tuple(fc.constantFrom("add", "group", "remove", "change"), names, fc.nat(3));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let condition = NO_TESTS;
        for (const [what, name, index] of steps) {
          const group = (condition.groups?.length ?? 0) > 0 && index > 1 ? 0 : null;
          const place = { group, index: 0 };
          const tests = group === null ? condition.tests : (condition.groups?.[0]?.tests ?? []);
          if (what === "add") condition = withMoreTests(condition, group, test(name));
          if (what === "group") condition = withMoreGroups(condition, test(name));
          if (what === "remove" && tests.length > 0) condition = withoutTest(condition, place);
          if (what === "change" && tests.length > 0) {
            condition = withTest(condition, place, withExact(test(name), index === 0));
          }
          expect(isCondition(JSON.parse(JSON.stringify(condition)))).toBe(true);
        }
      }),
    );
  });
});

describe("a test", () => {
  it("keeps its values where the new comparison takes the same", () => {
    const is = { ...test("team"), values: ["Red", "Blue"] };

    expect(withOperator(is, "is_not").values).toEqual(["Red", "Blue"]);
    expect(withOperator(is, "is_empty").values).toEqual([]);
    expect(withOperator({ ...is, operator: "more_than", values: ["5"] }, "between").values).toEqual(
      ["", ""],
    );
  });

  it("of another detail keeps a comparison that fits, and begins anew with another", () => {
    const empty: Test = { reference: about("team"), operator: "is_empty", values: [] };

    expect(ofDetail(empty, about("start_date"), "date").operator).toBe("is_empty");
    expect(ofDetail(test("team"), about("start_date"), "date")).toEqual({
      reference: about("start_date"),
      operator: "on",
      values: [""],
    });
  });

  it("is exact only where it says so", () => {
    expect(withExact(withExact(test("team"), true), false)).toEqual(test("team"));
  });
});

describe("the comparisons that are offered", () => {
  const types: DetailType[] = ["text", "number", "date", "yes_no", "list", "person", "any"];

  it.each(types)("fit the type, whether it is empty among them: %s", (type) => {
    const offered = operatorsOf(type, "is_empty");

    expect(offered).toContain("is_not_empty");
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered.every((one) => fitsType(type, one))).toBe(true);
  });

  it("keep one that is set although it does not fit", () => {
    expect(operatorsOf("date", "contains")).toContain("contains");
  });

  it("ask who manages whom of what names a person alone", () => {
    const asks = types.filter((type) => operatorsOf(type, "is").includes("is_manager_of"));

    expect(asks).toEqual(["person"]);
  });

  it("are all offered for what nobody knows the type of, but those of people", () => {
    const ofPeople = "is_manager_of";
    expect([...operatorsOf("any", "is"), ofPeople].toSorted()).toEqual(OPERATORS.toSorted());
    expect(OPERATORS.every((one) => valueForm(one))).toBe(true);
  });
});

import { renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { ConditionGroup, Operator, Test } from "#ui/document/definition.ts";
import { OPERATORS, valueForm } from "#ui/document/operators.ts";
import { useConditionWords } from "#ui/sentences/use-condition-words.ts";
import { i18next } from "#ui/words/i18n.ts";

const VALUES = {
  none: [],
  texts: ["A"],
  people: ["ada@acme.example"],
  number: ["5"],
  range: ["5", "9"],
  date: ["2026-12-01"],
};

function test(name: string, operator: Operator, values: string[], exact?: true): Test {
  const reference: Test["reference"] = { source: { kind: "person" }, pointer: `/${name}` };
  return { reference, operator, values, ...(exact ? { exact } : {}) };
}

function say(condition: ConditionGroup): string {
  const { result } = renderHook(() => useConditionWords());
  return result.current.condition(condition);
}

afterEach(async () => {
  await i18next.changeLanguage("en");
});

describe("a condition in words", () => {
  it("reads as the screens show it", () => {
    const tests = [
      test("department", "is", ["Engineering", "Platform"]),
      test("work_email", "is_not_empty", []),
    ];

    expect(say({ mode: "all", tests })).toBe(
      "Department is Engineering or Platform and Work email is not empty",
    );
  });

  it("puts what belongs together in brackets", () => {
    const groups: ConditionGroup["groups"] = [
      { mode: "any", tests: [test("team", "is", ["A"]), test("location", "is", ["Berlin"])] },
    ];
    const condition = { mode: "all" as const, tests: [test("department", "is", ["X"])], groups };

    expect(say(condition)).toBe("Department is X and (Team is A or Location is Berlin)");
  });

  it.each([
    [test("team", "is", []), "Team …"],
    [test("team", "is", [" "]), "Team …"],
    [test("start_date", "in_the_next", [""]), "Start date …"],
    [test("team", "between", ["1", ""]), "Team …"],
    [
      { ...test("", "is", []), reference: { source: { kind: "person" }, pointer: "" } },
      "a detail …",
    ],
  ] as const)("makes no sentence of a part that is not finished", (one, said) => {
    expect(say({ mode: "all", tests: [one as Test] })).toBe(said);
  });

  it("counts days, names days and statuses, and says what is exact", () => {
    const one = (tested: Test) => say({ mode: "all", tests: [tested] });

    expect(one(test("start_date", "in_the_next", ["1"]))).toBe("Start date is in the next 1 day");
    expect(one(test("start_date", "in_the_last", ["14"]))).toBe(
      "Start date is in the last 14 days",
    );
    expect(one(test("start_date", "before", ["2026-12-01"]))).toBe(
      "Start date is before 1 Dec 2026",
    );
    expect(one(test("status", "is", ["on_leave"]))).toBe("Status is On leave");
    expect(one(test("team", "is", ["A"], true))).toBe("Team is A exactly");
    expect(one(test("display_name", "is_manager_of", ["Ada", "Ben"]))).toBe(
      "Name is the manager of Ada or Ben",
    );
  });

  it("writes a number as the language does, and a text as it is", async () => {
    await i18next.changeLanguage("de");
    const one = (tested: Test) => say({ mode: "all", tests: [tested] });

    expect(one(test("team", "more_than", ["50000.5"]))).toContain("50000,5");
    expect(one(test("team", "between", ["1.5", "2"]))).toContain("1,5");
    expect(one(test("team", "is", ["1.5"]))).toContain("1.5");
  });

  it.each(OPERATORS)("has words for each comparison: %s", (operator) => {
    const form = valueForm(operator);
    const values = form === "days" ? ["3"] : [...VALUES[form]];
    const said = say({ mode: "any", tests: [test("team", operator, values)] });

    expect(said).toMatch(/^Team /);
    expect(said).not.toContain("conditions.");
    expect(values.filter((value) => form === "texts" && !said.includes(value))).toEqual([]);
  });
});

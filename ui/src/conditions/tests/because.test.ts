import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { useBecause } from "#ui/conditions/use-because.ts";
import type { ConditionGroup, Test } from "#ui/document/definition.ts";
import { dotted } from "#ui/document/detail-names.ts";
import "#ui/words/i18n.ts";

type Told = Shape<"JudgedTest">;
type Verdict = Told["verdict"];

const test = (name: string): Test => ({
  reference: { source: { kind: "person" }, pointer: `/${name}` },
  operator: "is",
  values: ["x"],
});
const told = (verdict: Verdict, value: string | null, hidden = false): Told => ({
  verdict,
  value,
  hidden,
});

function because(condition: ConditionGroup, judged: Shape<"JudgedCondition">): string {
  const { result } = renderHook(() => useBecause(({ pointer }) => dotted(pointer)));
  return result.current(condition, judged);
}

it("names what the tests found that are as the whole is", () => {
  const condition: ConditionGroup = { mode: "all", tests: [test("Team"), test("Place")] };
  const tests = [told("true", "A"), told("false", "Rome")];

  expect(because(condition, { verdict: "false", tests, groups: [] })).toBe("Place is Rome");
});

it("says that a detail is empty, missing, hidden or cannot be compared", () => {
  const condition: ConditionGroup = { mode: "any", tests: [test("Team"), test("Place")] };
  const of = (verdict: Verdict, ...tests: Told[]) =>
    because(condition, { verdict, tests, groups: [] });

  expect(of("false", told("false", null), told("false", "Rome"))).toBe(
    "Team is empty and Place is Rome",
  );
  expect(of("could_not_tell", told("could_not_tell", null), told("false", "Rome"))).toBe(
    "Team is missing",
  );
  expect(of("could_not_tell", told("could_not_tell", "ten"), told("false", "Rome"))).toBe(
    "Team is “ten”, which cannot be compared",
  );
  expect(of("could_not_tell", told("could_not_tell", null, true), told("false", "Rome"))).toBe(
    "Team is missing, or cannot be compared",
  );
  expect(of("true", told("true", null, true), told("false", "Rome"))).toBe("Team fits");
});

it("says what it found in place of a number, a date, yes or no, or a list", () => {
  const said = (operator: Test["operator"]) =>
    because(
      { mode: "all", tests: [{ ...test("Amount"), operator }] },
      { verdict: "could_not_tell", tests: [told("could_not_tell", "12 EUR")], groups: [] },
    );

  expect(said("more_than")).toBe("Amount is “12 EUR”, which is no number");
  expect(said("in_the_next")).toBe("Amount is “12 EUR”, which is no date");
  expect(said("is_yes")).toBe("Amount is “12 EUR”, which is neither yes nor no");
  expect(said("includes_all")).toBe("Amount is “12 EUR”, which is no list");
});

it("looks into a group only where the group decides", () => {
  const groups: ConditionGroup["groups"] = [
    { mode: "any", tests: [test("Team"), test("Place")] },
    { mode: "any", tests: [test("Grade")] },
  ];
  const condition: ConditionGroup = { mode: "all", tests: [], groups };
  const judged: Shape<"JudgedCondition"> = {
    verdict: "false",
    tests: [],
    groups: [
      { verdict: "true", tests: [told("true", "A"), told("false", "Rome")] },
      { verdict: "false", tests: [told("false", "5")] },
    ],
  };

  expect(because(condition, judged)).toBe("Grade is 5");
});

it("says who manages whom, and where nobody knows", () => {
  const manages: Test = { ...test("Name"), operator: "is_manager_of", values: ["Ada", "Ben"] };
  const condition: ConditionGroup = { mode: "all", tests: [manages] };
  const of = (verdict: Verdict) =>
    because(condition, { verdict, tests: [told(verdict, "Mia")], groups: [] });

  expect(of("true")).toBe("Mia is the manager of Ada or Ben");
  expect(of("false")).toBe("Mia is not the manager of Ada or Ben");
  expect(of("could_not_tell")).toBe("Baton does not know for sure who manages Ada or Ben");
});

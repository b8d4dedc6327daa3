import type { ConditionGroup, Reference, Test } from "#ui/document/definition.ts";
import {
  type DetailType,
  firstOperator,
  fitsType,
  valueForm,
  valuesFor,
} from "#ui/document/operators.ts";

/** Where a test stands: in which group, none for the condition itself, and as which of its tests. */
export type TestPlace = { readonly group: number | null; readonly index: number };

export const NO_TESTS: ConditionGroup = { mode: "all", tests: [] };

/** Every test in reading order. */
export function allTests({ tests, groups = [] }: ConditionGroup): readonly Test[] {
  return [...tests, ...groups.flatMap((group) => group.tests)];
}

/** Whether there is no test at all. */
export function isWithoutTests(condition: ConditionGroup): boolean {
  return allTests(condition).length === 0;
}

/** Whether a test says what it compares with: no sentence can be made of one that does not. */
export function isFinished({ operator, values }: Test): boolean {
  const form = valueForm(operator);
  const written = values.filter((value) => value.trim() !== "");
  if (form === "none") return true;
  return written.length >= (form === "range" ? 2 : 1);
}

/** A test of a detail as it begins. */
export function freshTest(reference: Reference, type: DetailType): Test {
  const operator = firstOperator(type);
  return { reference, operator, values: valuesFor(operator, operator, []) };
}

/** A test of another detail; the comparison stays where it fits that one, too. */
export function ofDetail(test: Test, reference: Reference, type: DetailType): Test {
  return fitsType(type, test.operator)
    ? { ...test, reference, values: valuesFor(test.operator, test.operator, []) }
    : freshTest(reference, type);
}

export function withOperator(test: Test, operator: Test["operator"]): Test {
  return { ...test, operator, values: valuesFor(operator, test.operator, test.values) };
}

/** A test that sees capitals and spaces or not; left out where it is as usual. */
export function withExact({ exact: _, ...test }: Test, exact: boolean): Test {
  return exact ? { ...test, exact } : test;
}

/** As conditions compare: no capitals, no spaces around. */
export function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

type Change = (tests: readonly Test[]) => Test[];

export function withTest(condition: ConditionGroup, { group, index }: TestPlace, test: Test) {
  return withTests(condition, group, (tests) => tests.with(index, test));
}

/** The condition without a test; a group goes with its last one. */
export function withoutTest(condition: ConditionGroup, { group, index }: TestPlace) {
  return withTests(condition, group, (tests) => tests.toSpliced(index, 1));
}

export function withMoreTests(condition: ConditionGroup, group: number | null, test: Test) {
  return withTests(condition, group, (tests) => [...tests, test]);
}

/** The condition with one more group, that is joined the other way. */
export function withMoreGroups(condition: ConditionGroup, test: Test): ConditionGroup {
  const mode = condition.mode === "all" ? "any" : "all";
  return { ...condition, groups: [...(condition.groups ?? []), { mode, tests: [test] }] };
}

function withTests(condition: ConditionGroup, group: number | null, change: Change) {
  if (group === null) return { ...condition, tests: change(condition.tests) };
  const groups = (condition.groups ?? []).map((one, index) =>
    index === group ? { ...one, tests: change(one.tests) } : one,
  );
  return withGroups(condition, groups);
}

/** Groups are left out where there are none, as in documents that never had any. */
function withGroups(
  { groups: _, ...condition }: ConditionGroup,
  groups: NonNullable<ConditionGroup["groups"]>,
): ConditionGroup {
  const kept = groups.filter((group) => group.tests.length > 0);
  return kept.length > 0 ? { ...condition, groups: kept } : condition;
}

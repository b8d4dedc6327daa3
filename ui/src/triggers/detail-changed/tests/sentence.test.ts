import { expect, it } from "vitest";
import { sentenceOf } from "#ui/triggers/detail-changed/sentence.ts";
import {
  type ChangedValue,
  type DetailChanged,
  freshChange,
  withDetail,
} from "#ui/triggers/detail-changed/settings.ts";

const wording = {
  detail: ({ pointer }: { pointer: string }) => pointer.slice(1),
  field: () => "",
  tool: () => null,
  duration: () => "",
  oneOf: (_: unknown, values: readonly string[]) => values.join(" or "),
};

const ANY: ChangedValue = { kind: "any" };
const EMPTY: ChangedValue = { kind: "empty" };
const sales: ChangedValue = { kind: "one_of", values: ["Sales", "", "Web"] };
const none: ChangedValue = { kind: "one_of", values: [" "] };

function team(from: ChangedValue, to: ChangedValue): DetailChanged {
  return { kind: "detail_changed", detail: "team", from, to };
}

it.each<[DetailChanged, string]>([
  [freshChange(), "nothing"],
  [team(ANY, ANY), "changes"],
  [team(ANY, none), "changes"],
  [team(ANY, sales), "becomes"],
  [team(ANY, EMPTY), "empty"],
  [team(sales, ANY), "was"],
  [team(EMPTY, ANY), "was_empty"],
  [team(sales, sales), "was_becomes"],
  [team(sales, EMPTY), "was_becomes_empty"],
  [team(EMPTY, sales), "empty_becomes"],
])("says of %o which change is meant", (start, key) => {
  expect(sentenceOf(start, wording).key).toBe(`detail_changed.sentence.${key}`);
});

it("names the values that are meant, and none that is empty", () => {
  expect(sentenceOf(team(ANY, sales), wording).slots).toMatchObject({
    detail: "team",
    to: "Sales or Web",
  });
});

it("asks for no values of the detail before, where another is chosen", () => {
  expect(withDetail(team(sales, EMPTY), "department")).toEqual({
    ...freshChange(),
    detail: "department",
  });
  expect(withDetail(team(sales, EMPTY), "team")).toEqual(team(sales, EMPTY));
});

import { expect, test } from "vitest";
import { addDetail, changeDetail, ready, removeDetail } from "#ui/settings/company.ts";

const acme = { name: "Acme", details: [{ name: "City", value: "Zurich" }] };

test("a row that was added and left empty is not saved", () => {
  expect(ready(addDetail(acme))).toEqual(acme);
});

test("a detail without a name, or with a name that is taken, is not saved", () => {
  const more = addDetail(acme);

  expect(ready(changeDetail(more, 1, { value: "4711" }))).toBeNull();
  expect(ready(changeDetail(more, 1, { name: " city" }))).toBeNull();
  expect(ready(changeDetail(more, 1, { name: "Cost centre" }))?.details).toHaveLength(2);
});

test("a removed detail is gone", () => {
  expect(removeDetail(acme, 0).details).toEqual([]);
});

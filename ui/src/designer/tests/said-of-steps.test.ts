import { expect, it } from "vitest";
import { i18next } from "#ui/words/i18n.ts";

const t = i18next.getFixedT("en", "designer");

it("counts the steps of a workflow without its start, which the list numbers, too", () => {
  expect(t("goLive.first", { count: 4 })).toMatch(/with 4 steps after the start\.$/);
});

it("does not say that there are no steps beside a start that is listed as the first", () => {
  expect(t("blank.steps")).not.toMatch(/^No steps/);
});

it("says of a token that is replaced for those part-way that it counts for others, too", () => {
  expect(t("token.alsoPartWayHelp")).toContain("for whoever comes next");
});

import { expect, it } from "vitest";
import { i18next } from "#ui/words/i18n.ts";
import { isolated } from "#ui/words/isolated.ts";

const NAME = "نورة بنت عبد الله";

it("a name of the other direction is set apart, so that the sentence around it stays in order", () => {
  expect(isolated(NAME, "ltr")).toBe(`\u2068${NAME}\u2069`);
  expect(isolated("Maria Lopez", "ltr")).toBe("Maria Lopez");
  expect(isolated("Maria Lopez", "rtl")).toBe("\u2068Maria Lopez\u2069");
  expect(isolated("+49 170 555", "rtl")).toBe("+49 170 555");
});

it("sentences do so with whatever they name", () => {
  expect(i18next.t("person", { ns: "run", name: NAME })).toBe(`Open \u2068${NAME}\u2069`);
  expect(i18next.t("person", { ns: "run", name: "A & B <C>" })).toBe("Open A & B <C>");
});

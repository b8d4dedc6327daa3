import { expect, it } from "vitest";
import { i18next } from "#ui/words/i18n.ts";
import { isolated } from "#ui/words/isolated.ts";

const sources = import.meta.glob<string>("/src/**/*.tsx", {
  query: "?raw",
  import: "default",
  eager: true,
});

const NAME = "نورة بنت عبد الله";

it("a name of the other direction is set apart, so that the sentence around it stays in order", () => {
  expect(isolated(NAME, "ltr")).toBe(`\u2068${NAME}\u2069`);
  expect(isolated("Maria Lopez", "ltr")).toBe("Maria Lopez");
  expect(isolated("Maria Lopez", "rtl")).toBe("\u2068Maria Lopez\u2069");
  expect(isolated("+49 170 555", "rtl")).toBe("+49 170 555");
});

it.each([
  ["turns what follows", "Max\u202egro", "\u2068Max\u202egro\u2069"],
  ["ends what it stands in", "M\u2069\u202eX", "\u2068M\u202eX\u2069"],
  ["begins what it does not end", "\u2067Max", "\u2068\u2067Max\u2069\u2069"],
  ["is set apart within", "\u2068Max\u2069 and Li", "\u2068\u2068Max\u2069 and Li\u2069"],
])("a name that %s turns nothing but itself", (_, name, said) => {
  expect(isolated(name, "ltr")).toBe(said);
});

it("sentences do so with whatever they name", () => {
  expect(i18next.t("person", { ns: "run", name: NAME })).toBe(`Open \u2068${NAME}\u2069`);
  expect(i18next.t("person", { ns: "run", name: "A & B <C>" })).toBe("Open A & B <C>");
});

it("no sentence takes the direction of a name that it begins with", () => {
  // The names in a sentence are set apart already: a `<bdi>` around it would turn it by the first.
  const turned = Object.entries(sources).filter(([, text]) => /<bdi[^>]*>\s*\{\w+\("/u.test(text));
  expect(turned.map(([path]) => path)).toEqual([]);
});

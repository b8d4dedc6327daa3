// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are sources.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { shownLiterals } from "#ui/words/tests/literals.ts";

/** What is the same in every language: the product's name, and what is typed or sent as it is. */
const NO_LANGUAGE = [
  "?token=",
  "Authorization: Bearer …",
  "Baton",
  "Baton ·",
  "https://",
  '{ "serial": "C02X" }',
  "issue.key",
  "profile.firstName",
  "SSWS",
  "webhook-id",
  "X-Api-Key",
];

const shown = (content: string) => shownLiterals("sample.tsx", content).map(({ text }) => text);

it("what people read is in the folder of a language and nowhere else", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((file) => `src/${file.replaceAll("\\", "/")}`)
    .filter(
      (file) => /\.tsx?$/.test(file) && !/\/tests\/|\.d\.ts$|^src\/words\/[^/]+\//.test(file),
    );
  const findings = files.flatMap((file) =>
    shownLiterals(file, readFileSync(file, "utf8"))
      .filter(({ text }) => !NO_LANGUAGE.includes(text))
      .map(({ text, line }) => `${file}:${line}: “${text}” belongs to words/<language>/`),
  );

  expect(files.length).toBeGreaterThan(300);
  expect(findings).toEqual([]);
}, 60_000);

it.each([
  ["between tags", "<p>Text</p>"],
  ["in an expression", '<p>{"Text"}</p>'],
  ["as one of two", '<p>{x ? "Text" : null}</p>'],
  ["where nothing else is", '<p>{x ?? "Text"}</p>'],
  ["on a condition", '<p>{x === "open" && "Text"}</p>'],
  ["in a template", "<p>{`${x} Text`}</p>"],
  ["out of a list", '<p>{list.map((one) => (one ? "Text" : null))}</p>'],
  ["put together", '<p>{["Text"].join(", ")}</p>'],
  ["in a part that is read", '<Button label="Text" />'],
  ["in a part that is read, as one of two", '<Button label={x ? "Text" : y} />'],
  ["in a part that is heard", "<Button aria-label={`Text ${x}`} />"],
  ["in a part of a plain object", 'const one = { id, title: x ? "Text" : y };'],
  ["in a quoted part", 'const one = { "aria-label": "Text" };'],
  ["before it is shown", 'const label = x ? "Text" : y;'],
  ["where nothing was given", 'function f({ placeholder = "Text" }) {}'],
  ["in a toast", 'toast("Text");'],
  ["in what a toast offers", 'toast(t("a.key"), { action: { label: "Text", run } });'],
  ["read aloud", 'designer.announce(x ? "Text" : y);'],
])("a text %s is found", (_, content) => {
  expect(shown(content)).toEqual(["Text"]);
});

it("the tag of a language is found", () => {
  expect(shown('format(date, "en-GB");')).toEqual(["en-GB"]);
});

it.each([
  ["keys of words", '<p title={t("a.key")}>{t(`list.${x}`, { name })}</p>'],
  ["what is compared", '<p>{x === "open" && <b className={`is-${x}`} />}</p>'],
  ["what a choice is made by", '<p>{kind === "open" ? t("a.key") : null}</p>'],
  ["a part of an object", '<p>{words["open"]}</p>'],
  ["parts that nobody reads", '<a id="main" className={x ? "wide" : "small"} variant="quiet" />'],
  ["types", 'const label: Key<"open"> = t("a.key") as Text<"open">;'],
  ["signs", "<p>{`${x} · ${y}`} — →</p>"],
])("no text is seen in %s", (_, content) => {
  expect(shown(content)).toEqual([]);
});

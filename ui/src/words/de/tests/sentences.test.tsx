import { renderHook } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { i18next } from "#ui/words/i18n.ts";
import { catalogue, languageOf } from "#ui/words/languages.ts";
import { useOutcomeWords } from "#ui/words/outcome-words.ts";
import { useProblemKindWords } from "#ui/words/problem-kind-words.ts";
import { stem, textsOf } from "#ui/words/tests/texts.ts";
import { times } from "#ui/words/times.ts";

const GERMAN = "de";

beforeAll(async () => {
  await i18next.changeLanguage(GERMAN);
});
afterAll(async () => {
  await i18next.changeLanguage("en");
});

const say = (ns: string, key: string, values: Record<string, unknown>): string =>
  i18next.getFixedT(GERMAN, ns as "common")(key as "close", values);

describe("a tool without a name", () => {
  it("begins a title with a capital", () => {
    const { result } = renderHook(() => useProblemKindWords());

    expect(result.current("token_not_valid", {}).title).toBe(
      "Das andere Tool sagt, das Token gilt nicht",
    );
    expect(result.current("consent_missing", {}).title).toBe(
      "Baton darf noch nicht an das andere Tool senden",
    );
  });

  it("stands where it need not be bent", () => {
    // “das andere Tool” is as it is in two cases only; after these it would be “dem anderen Tool”.
    const bends = /\b(aus|bei|mit|nach|unter|von|zu|seit|in) \{\{(tool|host)\}\}/;
    const unnamed = /^(problems|outcomes|content|panels|designer\.(outcome|what|test|preview))\b/;
    const found = textsOf(GERMAN)
      .filter(({ key, text }) => unnamed.test(key) && bends.test(text))
      .map(({ key, text }) => `${key}: „${text}“`);

    expect(found).toEqual([]);
  });
});

it("a span of time stands where it need not be bent", () => {
  // “3 Tage” would be “3 Tagen” there; after “bis zu” it may stay.
  const bends = /(?<!bis )\b(ab|in|innerhalb|nach|seit|von|vor|zu) \{\{(span|limit|reminder)\}\}/;
  const found = textsOf(GERMAN)
    .filter(({ text }) => bends.test(text))
    .map(({ key, text }) => `${key}: „${text}“`);

  expect(found).toEqual([]);
});

describe("sentences", () => {
  it.each([
    ["steps", "if_condition", { condition: "Team ist IT" }, "Bedingung: Team ist IT"],
    ["designer", "conditions.yes", { because: "Team ist IT" }, "ja, denn Team ist IT."],
    ["designer", "undoNamed", { edit: "Okta hinzufügen" }, "Rückgängig: Okta hinzufügen"],
    ["common", "moreMessages", { count: 1 }, "Noch 1 Meldung"],
    ["settings", "general.languageHelp", { count: 2 }, "Baton spricht 2 Sprachen."],
    ["problems", "long.again", { count: 1234, first: "3. Mai" }, "Seit 3. Mai waren es 1.234."],
  ])("%s.%s keeps the order of the language", (ns, key, values, said) => {
    expect(say(ns, key, values)).toBe(said);
  });

  it("promises after a last try only what follows", () => {
    const { result } = renderHook(() => useOutcomeWords());
    const todo = (isLast: boolean) =>
      result.current({ code: "tool_broken", params: {} }, "Okta", null, isLast).todo;

    expect(todo(false)).toBe("Baton versucht es etwa 3 Tage lang weiter.");
    expect(todo(true)).toBe("Baton versucht es nicht von selbst noch einmal.");
  });

  it("speak to the reader as „Sie“, and quote the German way", () => {
    const found = textsOf(GERMAN)
      .filter(({ text }) => /\b(du|dein\w*|dir|dich|euch|euer\w*)\b|“[^\s.,:;?!)…]|‘|”/.test(text))
      .map(({ key, text }) => `${key}: „${text}“`);

    expect(found).toEqual([]);
  });

  it("call what is quoted by the name that it has on the screen", () => {
    const names = new Set(textsOf(GERMAN).map(({ text }) => text.replace(/…$/, "")));
    const quoted = /[„]([A-ZÄÖÜ][^“{]*[^“{…])“/g;
    const found = textsOf(GERMAN).flatMap(({ key, text }) =>
      [...text.matchAll(quoted)]
        .map(([, name = ""]) => name)
        .filter((name) => !names.has(name) && !FOREIGN.includes(name))
        .map((name) => `${stem(key)}: „${name}“`),
    );

    expect(found).toEqual([]);
  });
});

/** What IT or another tool says, and a list whose title has a number behind it. */
const FOREIGN = [
  "Authorization: Bearer",
  "Basic",
  "Bearer-Token",
  "Frühere Aufrufe",
  "JSON",
  "Payload",
  "Webhook-URL",
];

it("dates and spans are written the German way", () => {
  const now = new Date(2026, 10, 21, 9, 52).getTime();
  const written = times(languageOf(GERMAN).locale, now);

  expect(written.full(new Date(2026, 10, 17, 9, 0))).toBe("Di. 17. Nov. 09:00");
  expect(written.ago(new Date(2026, 10, 21, 7, 52))).toBe("vor 2 Std.");
  expect(written.since(new Date(2026, 10, 18, 8, 0))).toBe("3 Tage");
  expect(Object.keys(catalogue)).toContain(GERMAN);
});

import { describe, expect, it } from "vitest";
import { found, type Texts } from "#ui/words/found.ts";
import { catalogue, catalogueOf, fallback, languages } from "#ui/words/languages.ts";
import { desktops, type Entry, stem, textsOf } from "#ui/words/tests/texts.ts";

/** Where a word of IT stands on purpose: to be quoted to IT, and never alone. */
const quoted: readonly string[] = [
  "frame.help.wordRows.data.1",
  // What stands under Details for IT.
  "designer.addressIt.senderId",
  "panels.headers.label",
  "panels.headers.none",
  "panels.headers.add",
  "panels.headers.name",
  "panels.headers.nameNeeded",
];

/** Each language's words of IT. */
const jargons = import.meta.glob<{
  jargon: readonly string[];
  /** What can stand behind such a word, in the way of the language, as a part of a pattern. */
  endings: string;
  /** By the one word for a thing, the others that it could have had. */
  others: Readonly<Record<string, readonly string[]>>;
}>("/src/words/*/tests/jargon.ts", { eager: true });

function saysBoth(words: Texts[string]): boolean {
  if (typeof words === "string" || !("what" in words && "todo" in words)) return false;
  return [words.what, words.todo].every((text) => typeof text === "string" && text !== "");
}

/** The keys of the fallback that a language has no text for. */
function missing(texts: readonly Entry[]): string[] {
  const keys = new Set(texts.filter(({ text }) => text !== "").map(({ key }) => stem(key)));
  return textsOf(fallback.id)
    .filter(({ key, text }) => text !== "" && !keys.has(stem(key)))
    .map(({ key }) => key);
}

/** A folder like the fallback's, in which a text is taken out of each file or left empty. */
function madeUp(change: (texts: Texts) => Texts): Record<string, Texts> {
  const home = `/words/${fallback.id}/`;
  const files = Object.entries(found.words).filter(([path]) => path.includes(home));
  const made = files.map(([path, texts]) => [path.replace(home, "/words/zz/"), change(texts)]);
  const { zz = {} } = catalogueOf(Object.fromEntries(made));
  return zz;
}

describe("a language that is made up", () => {
  it("is complete with a text for each key, and with other plural forms", () => {
    const other = madeUp(({ people_one: _, ...texts }) => texts);

    expect(
      missing(
        textsOf(
          fallback.id,
          madeUp((texts) => texts),
        ),
      ),
    ).toEqual([]);
    expect(missing(textsOf(fallback.id, other))).toEqual([]);
  });

  it("is not complete when a key is missing or its text is empty", () => {
    const lacking = madeUp(({ not_found: _, ...texts }) => texts);
    const empty = madeUp((texts) => ("copyReport" in texts ? { ...texts, copyReport: "" } : texts));

    expect(missing(textsOf(fallback.id, lacking))).toEqual([
      "errors.not_found.what",
      "errors.not_found.todo",
    ]);
    expect(missing(textsOf(fallback.id, empty))).toEqual(["common.copyReport"]);
  });
});

describe.each(languages)("the texts in $name", ({ id, locale }) => {
  const all = textsOf(id);

  it("are complete", () => {
    expect(missing(all)).toEqual([]);
  });

  it("stand in a folder of the language's tag, with its list of words of IT", () => {
    expect(Object.keys(jargons)).toContain(`/src/words/${id}/tests/jargon.ts`);
    expect(Object.keys(desktops)).toContain(`/src/words/${id}/beside-the-page/desktop.json`);
  });

  it("use no words of IT", () => {
    const known = jargons[`/src/words/${id}/tests/jargon.ts`];
    const { jargon = [], endings = "" } = known ?? {};
    const found = all
      .filter(({ key }) => !quoted.includes(key))
      .flatMap(({ key, text }) => {
        const plain = text.replace(/\{\{[^}]*\}\}/g, " ").toLowerCase();
        return jargon
          .filter((word) =>
            new RegExp(`(?<!\\p{L})${word}(${endings})?(?!\\p{L})`, "u").test(plain),
          )
          .map((word) => `${key}: “${word}” in “${text}”`);
      });

    expect(found).toEqual([]);
  });

  it("call one thing by one word", () => {
    const { others = {} } = jargons[`/src/words/${id}/tests/jargon.ts`] ?? {};
    const found = Object.entries(others).flatMap(([word, known]) =>
      known.flatMap((other) =>
        all
          .filter(({ text }) => new RegExp(`\\b${other}`, "i").test(text))
          .map(({ key, text }) => `${key}: “${word}”, and not “${other}”, in “${text}”`),
      ),
    );

    expect(Object.keys(others).length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });

  it("show no name of a program’s own code", () => {
    const found = all
      .filter(({ text }) => /\b[A-Z][a-z]+[A-Z][a-z]/.test(text))
      .map(({ key, text }) => `${key}: “${text}”`);

    expect(found).toEqual([]);
  });

  it("are short: 95 of 100 sentences have at most 20 words", () => {
    const sentences = all.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/));
    const long = sentences.filter((sentence) => sentence.split(/\s+/).length > 20);

    expect(long.length / sentences.length).toBeLessThanOrEqual(0.05);
  });

  it("are typographic: no straight quotes, no double spaces", () => {
    // What is copied for IT is read by programs, too.
    const read = all.filter(({ key }) => !key.startsWith("reports."));
    const found = read.filter(({ text }) => /["']| {2}/.test(text)).map(({ key }) => key);

    expect(found).toEqual([]);
  });

  it("write every count with the separators of the language", () => {
    // What the desktop says is put together elsewhere.
    const shown = all.filter(({ key }) => !key.startsWith("desktop."));
    const found = shown.filter(({ text }) => text.includes("{{count}}")).map(({ key }) => key);

    expect(found).toEqual([]);
  });

  it("end a sentence once where a short text becomes one", () => {
    const parts = all.filter(({ key }) => /^frame\.where\.\w+$|^common\.deaf\.\w+$/.test(key));
    const ended = parts.filter(
      ({ key, text }) => !/sentence|again/.test(key) && /[.…]$/.test(text),
    );

    expect(parts.length).toBeGreaterThan(10);
    expect(ended).toEqual([]);
  });

  it("say for each refusal what happened and what to do", () => {
    const errors = Object.entries(catalogue[id]?.errors ?? {});
    const silent = errors.filter(([, words]) => !saysBoth(words)).map(([code]) => code);

    expect(errors.length).toBeGreaterThan(20);
    expect(silent).toEqual([]);
  });

  it("have every plural form of the language", () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    const keys = new Set(all.map(({ key }) => key));
    const alone = all
      .filter(({ key }) => key.endsWith("_other"))
      .flatMap(({ key }) => pluralCategories.map((form) => `${stem(key)}_${form}`))
      .filter((key) => !keys.has(key));

    expect(alone).toEqual([]);
  });
});

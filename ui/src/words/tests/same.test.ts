import { describe, expect, it } from "vitest";
import { fallback, languages } from "#ui/words/languages.ts";
import { type Entry, stem, textsOf } from "#ui/words/tests/texts.ts";

/** Values that are filled in, and elements that the page draws. */
const SLOTS = /\{\{\s*([^},\s]+)|<\/?(\w+)>/g;

/** The slots of a text, each once, in the order of the alphabet. */
function slotsOf(text: string): string[] {
  const slots = [...text.matchAll(SLOTS)].map(([slot]) => slot.replace(/\s/g, ""));
  return [...new Set(slots)].toSorted();
}

/** The texts that lack a slot which the same text of the fallback has, or have one more. */
function otherSlots(texts: readonly Entry[], wanted: readonly Entry[]): string[] {
  const byKey = new Map(wanted.map(({ key, text }) => [key, slotsOf(text)]));
  const byStem = new Map<string, string[]>();
  for (const { key, text } of wanted) {
    byStem.set(stem(key), [...(byStem.get(stem(key)) ?? []), ...slotsOf(text)]);
  }
  return texts
    .filter(({ key, text }) => {
      const same = byKey.get(key);
      // A plural form that the fallback does not have says no more than all its forms together.
      if (!same) return slotsOf(text).some((slot) => !byStem.get(stem(key))?.includes(slot));
      return slotsOf(text).join(" ") !== same.join(" ");
    })
    .map(({ key, text }) => `${key}: “${text}”`);
}

/** The texts that nothing asks for: the fallback has none of that key. */
function unasked(texts: readonly Entry[], wanted: readonly Entry[]): string[] {
  const keys = new Set(wanted.map(({ key }) => stem(key)));
  return texts.filter(({ key }) => !keys.has(stem(key))).map(({ key }) => key);
}

describe("a made-up language", () => {
  const wanted = [
    { key: "a.calls_one", text: "{{count, number}} call" },
    { key: "a.calls_other", text: "{{count, number}} calls of <b>{{name}}</b>" },
  ];

  it("may have other plural forms, and less in them", () => {
    const few = { key: "a.calls_few", text: "{{count}} wywołania" };

    expect(otherSlots([...wanted, few], wanted)).toEqual([]);
    expect(unasked([...wanted, few], wanted)).toEqual([]);
  });

  it.each([
    ["leaves out a value", "a.calls_one", "one call"],
    ["leaves out an element", "a.calls_other", "{{count}} calls of {{name}}"],
    ["misspells a value", "a.calls_one", "{{cuont}} call"],
    ["has a value in a form of its own", "a.calls_few", "{{sum}} calls"],
  ])("is found where it %s", (_, key, text) => {
    expect(otherSlots([{ key, text }], wanted)).toEqual([`${key}: “${text}”`]);
  });

  it("is found where it says something that nothing asks for", () => {
    expect(unasked([{ key: "a.cals_one", text: "" }], wanted)).toEqual(["a.cals_one"]);
  });
});

describe.each(languages)("the texts in $name", ({ id }) => {
  const wanted = textsOf(fallback.id);

  it("have the values and elements of the fallback’s", () => {
    expect(otherSlots(textsOf(id), wanted)).toEqual([]);
  });

  it("are all asked for", () => {
    expect(unasked(textsOf(id), wanted)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { languages } from "#ui/words/languages.ts";
import { textsOf } from "#ui/words/tests/texts.ts";

/** How hard each language is to read, by its own measure, and what is allowed. */
type Grade = {
  /** Higher is harder. */
  gradeOf: (words: readonly string[], sentences: number) => number;
  /** The median of all texts is at most that. */
  median: number;
  /** No text is above that. */
  most: number;
};
const grades = import.meta.glob<Grade>("/src/words/*/tests/grade.ts", { eager: true });

/** Shorter texts have no grade that says something. */
const SHORTEST = 12;

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}’.\-/@:_]*[\p{L}\p{N}])?/gu;
/** A colon of ours has a sentence on each side. */
const ENDS = /[.!?:](?=\s|[“”]|$)/g;

/** The words of a text; a value that is filled in is one short word. */
function wordsOf(text: string): string[] {
  return (
    text
      .replace(/\{\{[^}]*\}\}/g, "Okta")
      .replace(/<[^>]*>/g, "")
      .match(WORD) ?? []
  );
}

function sentencesOf(text: string): number {
  const ends = text.match(ENDS)?.length ?? 0;
  return /[.!?:][“”]?$/.test(text) ? ends : ends + 1;
}

/** The texts that are long enough, with their grades, the easiest first. */
function graded(language: string, { gradeOf }: Grade) {
  return textsOf(language)
    .map(({ key, text }) => ({ key, text, words: wordsOf(text) }))
    .filter(({ words }) => words.length >= SHORTEST)
    .map(({ key, text, words }) => ({ key, text, grade: gradeOf(words, sentencesOf(text)) }))
    .toSorted((one, other) => one.grade - other.grade);
}

it.each([
  ["One. Two {{name, number}}: three? “Four.”", 5, 4],
  ["Sees a.b@example.org at 09:00 and goes on", 7, 1],
])("words and sentences are counted: %s", (text, words, sentences) => {
  expect(wordsOf(text)).toHaveLength(words);
  expect(sentencesOf(text)).toBe(sentences);
});

describe.each(languages)("the texts in $name are easy to read", ({ id }) => {
  const grade = grades[`/src/words/${id}/tests/grade.ts`];
  const all = grade ? graded(id, grade) : [];

  it("by a measure of the language", () => {
    expect(grade, `words/${id}/tests/grade.ts`).toBeDefined();
    expect(all.length).toBeGreaterThan(100);
  });

  it("half of them very much so (D-18)", () => {
    const middle = all[Math.floor(all.length / 2)]?.grade ?? Number.POSITIVE_INFINITY;
    expect(middle).toBeLessThanOrEqual(grade?.median ?? 0);
  });

  it("and none is hard (D-18)", () => {
    const hard = all
      .filter((one) => one.grade > (grade?.most ?? 0))
      .map(({ key, text, grade: found }) => `${key}: ${found.toFixed(1)}, “${text}”`);

    expect(hard).toEqual([]);
  });
});

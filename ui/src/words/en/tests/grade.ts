/** Parts of a word that are written and not spoken. */
const SILENT = /(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/;

/** As many as it has groups of vowels, without those that are not spoken. */
function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length <= 3) return 1;
  const spoken = letters.replace(SILENT, ([first = ""]) => first).replace(/^y/, "");
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}

/** Flesch-Kincaid: the years of school that a text asks for (Kincaid and others, 1975). */
export function gradeOf(words: readonly string[], sentences: number): number {
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

export const median = 6;
export const most = 10;

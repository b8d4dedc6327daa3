const LONG = 6;

/**
 * LIX: how many words a sentence has, and how many in a hundred are longer than six letters. 40 is
 * a newspaper, 50 a report (C. H. Björnsson, “Läsbarhet”, 1968).
 */
export function gradeOf(words: readonly string[], sentences: number): number {
  const long = words.filter((word) => word.length > LONG);
  return words.length / sentences + (100 * long.length) / words.length;
}

export const median = 40;
export const most = 50;

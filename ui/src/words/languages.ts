import { found, type Texts } from "#ui/words/found.ts";
import type { Language } from "#ui/words/language.ts";

/** The languages that Baton speaks, by their own names. */
export const languages: readonly Language[] = Object.values(found.languages).toSorted(
  (one, other) => one.name.localeCompare(other.name),
);

/** Stands in where a language has no word yet, or is not known at all. */
export const fallback = theFallback();

function theFallback(): Language {
  const [only, ...others] = languages.filter((language) => language.isFallback);
  if (!only || others.length > 0) throw new Error("exactly one language is the fallback");
  return only;
}

/** The language of that tag, else the fallback. */
export function languageOf(id: string): Language {
  return languages.find((language) => language.id === id) ?? fallback;
}

/** Of the languages that somebody reads, the most wanted first, the first that Baton speaks. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [first] = tag.split("-");
    const spoken =
      languages.find(({ id }) => id === tag) ?? languages.find(({ id }) => id === first);
    if (spoken) return spoken;
  }
  return fallback;
}

/** All texts: by language, by subject. */
export const catalogue = catalogueOf(found.words);

/** The texts of files of words, by language, by subject. */
export function catalogueOf(
  files: Readonly<Record<string, Texts>>,
): Record<string, Record<string, Texts>> {
  const all: Record<string, Record<string, Texts>> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language = "", subject = ""] = path.replace(/^.*\/words\/|\.ts$/g, "").split("/");
    const subjects = all[language] ?? {};
    subjects[subject] = together(subjects[subject] ?? {}, texts);
    all[language] = subjects;
  }
  return all;
}

/** Two parts of a subject; what both have is put together, too. */
function together(one: Texts, other: Texts): Texts {
  const both = Object.entries(other).map(([key, texts]): [string, Texts[string]] => {
    const before = one[key];
    return [key, isTexts(before) && isTexts(texts) ? together(before, texts) : texts];
  });
  return { ...one, ...Object.fromEntries(both) };
}

function isTexts(value: Texts[string] | undefined): value is Texts {
  return typeof value === "object" && !Array.isArray(value);
}

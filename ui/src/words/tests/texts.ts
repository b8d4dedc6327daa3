import type { Texts } from "#ui/words/found.ts";
import { catalogue } from "#ui/words/languages.ts";

/** What the desktop says by itself. */
export const desktops = import.meta.glob<Texts>("/src/words/*/beside-the-page/desktop.json", {
  eager: true,
  import: "default",
});

export type Entry = { key: string; text: string };

/** Every text below that value, by its whole key. */
function entries(value: unknown, key: string): Entry[] {
  if (typeof value === "string") return [{ key, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    entries(inner, key ? `${key}.${name}` : name),
  );
}

/** Every text of a language, the desktop's too. */
export function textsOf(language: string, subjects = catalogue[language]): Entry[] {
  return entries(
    { ...subjects, desktop: desktops[`/src/words/${language}/beside-the-page/desktop.json`] },
    "",
  );
}

/** A key without its plural form: languages have different ones. */
export const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");

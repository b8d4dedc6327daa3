import type { Language } from "#ui/words/language.ts";

/** Texts by key, as deep as their author likes. */
export type Texts = { readonly [key: string]: string | readonly string[] | Texts };

/** What the folders of this room hold, by path: a language is a folder here and nothing else. */
export const found = {
  languages: import.meta.glob<Language>("/src/words/*/language.json", {
    eager: true,
    import: "default",
  }),
  words: import.meta.glob<Texts>(["/src/words/*/**/*.ts", "!**/tests/**"], {
    eager: true,
    import: "words",
  }),
};

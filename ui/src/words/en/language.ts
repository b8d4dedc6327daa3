import type { Language } from "#ui/words/language.ts";

export const language: Language = {
  id: "en",
  name: "English",
  locale: "en-GB",
  direction: "ltr",
  isFallback: true,
};

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { firstLanguages } from "#ui/api/cache/choices.ts";
import { apart } from "#ui/words/apart.ts";
import { catalogue, fallback, languageFor, languageOf } from "#ui/words/languages.ts";

const first = languageFor(firstLanguages()).id;

// A missing text is a text of the fallback on the screen, and a failed test in the gate.
void i18next.use(initReactI18next).init({
  lng: first,
  fallbackLng: fallback.id,
  defaultNS: "common",
  resources: catalogue,
  interpolation: {
    escape: (text) => apart(String(text)),
  },
  initAsync: false,
});

tellThePage(first);
i18next.on("languageChanged", tellThePage);

/** Screen readers and the browser read the page in its language. */
function tellThePage(id: string): void {
  const { id: tag, direction } = languageOf(id);
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}

export { i18next };

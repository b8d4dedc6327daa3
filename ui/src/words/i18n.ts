import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "#ui/words/en/all.ts";

/** Languages with a catalogue. A further one is a folder beside `en`. */
export const LANGUAGES = ["en"] as const;

void i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  defaultNS: "common",
  resources: { en },
  interpolation: { escapeValue: false },
  initAsync: false,
});

export { i18next };

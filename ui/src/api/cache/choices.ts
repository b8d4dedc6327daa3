import { useSyncExternalStore } from "react";
import { useSettings } from "#ui/api/settings.ts";
import type { Settings } from "#ui/api/shapes.ts";
import { host } from "#ui/host/host.ts";

type Choices = { language?: string; theme?: Settings["theme"] };

const NONE: Choices = {};
const read = (): Choices => host.choices?.read() ?? NONE;
const subscribe = (listener: () => void) => host.choices?.subscribe(listener) ?? (() => undefined);

/** Whether language and appearance are chosen for this browser alone. */
export const choosesForItself = host.choices !== null;

/** Chooses them for this browser. */
export const choose = (choices: Choices): void => host.choices?.keep(choices);

/** The languages that count until Baton's own settings are known, the most wanted first. */
export function firstLanguages(): readonly string[] {
  const { language } = read();
  return language ? [language] : host.languages();
}

/**
 * How Baton speaks and looks here: as was chosen for this browser, else as the data folder says,
 * else as the person reads (`languages`). Nothing while the folder has not said.
 */
export function useChoices(): { languages: readonly string[]; theme: Settings["theme"] } | null {
  const own = useSyncExternalStore(subscribe, read);
  const settings = useSettings().data;
  if (!settings && !own.language) return null;
  const language = own.language ?? settings?.language;
  return {
    languages: language ? [language] : host.languages(),
    theme: own.theme ?? settings?.theme ?? "auto",
  };
}

import { keptInBrowser } from "#ui/host/kept-in-browser.ts";
import type { Choices, OwnChoices } from "#ui/host/types.ts";

const kept = keptInBrowser("baton.choices", choicesIn);

/** What somebody chooses for their browser alone; all its pages follow. */
export const choicesOfBrowser: OwnChoices = {
  read: kept.read,
  keep: (change) => kept.keep(JSON.stringify({ ...kept.read(), ...change })),
  subscribe: kept.subscribe,
};

/** Whatever else stands there says nothing. */
function choicesIn(text: string | null): Choices {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    const of = (name: string) => {
      const said: unknown = Reflect.get(value, name);
      return typeof said === "string" ? said : undefined;
    };
    const [language, theme] = [of("language"), of("theme")];
    return { ...(language && { language }), ...(isTheme(theme) && { theme }) };
  } catch {
    return {};
  }
}

function isTheme(said: string | undefined): said is NonNullable<Choices["theme"]> {
  return said === "auto" || said === "light" || said === "dark";
}

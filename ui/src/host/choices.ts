import type { Choices, OwnChoices } from "#ui/host/types.ts";

const KEPT = "baton.choices";

const listeners = new Set<() => void>();
/** The last text that was read, and what it says: the same object as long as it is the same. */
let seen: { text: string | null; choices: Choices } = { text: null, choices: {} };
/** What was chosen where nothing can be kept lasts as long as the page. */
let unkept: string | null = null;

/** What somebody chooses for their browser alone; all its pages follow. */
export const choicesOfBrowser: OwnChoices = { read, keep, subscribe };

function read(): Choices {
  const text = kept();
  if (text !== seen.text) seen = { text, choices: choicesIn(text) };
  return seen.choices;
}

function keep(change: Choices): void {
  const text = JSON.stringify({ ...read(), ...change });
  try {
    localStorage.setItem(KEPT, text);
  } catch {
    unkept = text;
  }
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another page of this browser chose.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function kept(): string | null {
  try {
    return unkept ?? localStorage.getItem(KEPT);
  } catch {
    return unkept;
  }
}

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

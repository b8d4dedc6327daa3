const KEPT = "baton.put-away";
/** More than are ever listed: what is older is not listed any more. */
const MOST = 100;

const listeners = new Set<() => void>();
let seen: { text: string | null; ids: readonly string[] } = { text: null, ids: [] };
/** Where nothing can be kept it lasts as long as the page. */
let unkept: string | null = null;

/** What somebody has seen and put away here: it does not come back with a new page. */
export const putAway = {
  read(): readonly string[] {
    const text = kept();
    if (text !== seen.text) seen = { text, ids: idsIn(text) };
    return seen.ids;
  },
  add(id: string): void {
    const text = JSON.stringify([...putAway.read().filter((one) => one !== id), id].slice(-MOST));
    try {
      localStorage.setItem(KEPT, text);
    } catch {
      unkept = text;
    }
    for (const tell of listeners) tell();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    // Another page of this browser put something away.
    window.addEventListener("storage", listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("storage", listener);
    };
  },
};

function kept(): string | null {
  try {
    return unkept ?? localStorage.getItem(KEPT);
  } catch {
    return unkept;
  }
}

function idsIn(text: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** A thing that is kept in this browser under a name; all its pages follow. */
export type KeptInBrowser<T> = {
  /** What the kept text says; the same object as long as it is the same text. */
  read: () => T;
  keep: (text: string) => void;
  /** Tells of each change, another page's too; returns how to end that. */
  subscribe: (listener: () => void) => () => void;
};

/** Keeps a text under a name; what it says, and what no text says, is told by `saidBy`. */
export function keptInBrowser<T>(
  name: string,
  saidBy: (text: string | null) => T,
): KeptInBrowser<T> {
  const listeners = new Set<() => void>();
  let seen: { text: string | null; said: T } = { text: null, said: saidBy(null) };
  /** Where nothing can be kept it lasts as long as the page. */
  let unkept: string | null = null;
  const kept = () => {
    try {
      return unkept ?? localStorage.getItem(name);
    } catch {
      return unkept;
    }
  };
  return {
    read: () => {
      const text = kept();
      if (text !== seen.text) seen = { text, said: saidBy(text) };
      return seen.said;
    },
    keep: (text) => {
      try {
        localStorage.setItem(name, text);
      } catch {
        unkept = text;
      }
      for (const tell of listeners) tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      window.addEventListener("storage", listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("storage", listener);
      };
    },
  };
}

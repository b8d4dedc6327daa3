import { useEffect, useState } from "react";

/** A search is asked for when typing pauses for so long. */
const PAUSE_MS = 200;

/** A text as the server is asked for it, once typing pauses. */
export function useAskedFor(typed: string): string {
  const text = typed.trim();
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), text === "" ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return asked;
}

/** What is typed into a search, and what of it the server is asked for; it may begin with a text. */
export function useAsked(first = ""): {
  typed: string;
  type: (text: string) => void;
  asked: string;
} {
  const [typed, type] = useState(first);
  return { typed, type, asked: useAskedFor(typed) };
}

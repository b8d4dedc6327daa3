import { useEffect, useState } from "react";

const TYPING_MS = 250;

/** The search as it is typed; the address follows when typing pauses. */
export function useTypedSearch(inAddress: string, onSearch: (text: string) => void) {
  const [typed, setTyped] = useState({ text: inAddress, from: inAddress });
  if (typed.from !== inAddress) setTyped({ text: inAddress, from: inAddress });
  useEffect(() => {
    const text = typed.text.trim();
    if (text === inAddress) return;
    const timer = setTimeout(() => onSearch(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed.text, inAddress, onSearch]);
  return [typed.text, (text: string) => setTyped({ text, from: inAddress })] as const;
}

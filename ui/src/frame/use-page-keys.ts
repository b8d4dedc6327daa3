import { useEffect, useEffectEvent } from "react";
import { useSettings } from "#ui/api/settings.ts";
import { innermost } from "#ui/parts/pressing/innermost.ts";

/** What single keys do on a page, by the letter or mark that they write. */
export type PageKeys = Readonly<Record<string, () => void>>;

/** Where keys write, choose by their letter, or belong to a question over the page. */
const TAKEN =
  "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=alertdialog]";

/**
 * Single keys for a page; none while something is written, chosen or asked, and none for those who
 * turned them off, as one who speaks to the computer does (WCAG 2.1.4).
 */
export function usePageKeys(keys: PageKeys): void {
  const isOn = useSettings().data?.single_keys ?? true;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isOn || event.defaultPrevented || isCommand(event) || isTaken(innermost(event))) return;
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** On some keyboards a bracket is written with two keys that elsewhere begin a command. */
function isCommand(event: KeyboardEvent): boolean {
  if (event.getModifierState("AltGraph")) return false;
  return event.ctrlKey || event.metaKey || event.altKey;
}

function isTaken(target: Element | null): boolean {
  if (document.querySelector(".scrim")) return true;
  return target !== null && target.closest(TAKEN) !== null;
}

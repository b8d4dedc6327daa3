import { useLayoutEffect } from "react";
import { create } from "zustand";

/** How many dialogs and small surfaces lie over the page: what is typed there is lost with them. */
const useCount = create<{ open: number }>(() => ({ open: 0 }));

function count(by: number): void {
  useCount.setState(({ open }) => ({ open: open + by }));
}

/** Counts one for as long as it is open. */
export function useCountedOpen(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    count(1);
    return () => count(-1);
  }, [isOpen]);
}

/** Whether any is open. */
export function useIsAnyOpen(): boolean {
  return useCount(({ open }) => open > 0);
}

let waiting: (() => void) | null = null;

/**
 * Does what leaves the page when nothing lies over it any more: at once, mostly. What comes after it
 * takes its place.
 */
export function onceNoneIsOpen(go: () => void): void {
  waiting = go;
  look();
}

// One that opens as another closes is counted in the same commit, so a moment later.
useCount.subscribe(() => queueMicrotask(look));

function look(): void {
  if (useCount.getState().open > 0) return;
  const go = waiting;
  waiting = null;
  go?.();
}

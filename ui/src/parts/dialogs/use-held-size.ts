import { type RefObject, useEffect } from "react";

/**
 * Holds an element's height while something in it is pressed. What comes by itself, as an answer
 * does, would else move a button between its press and its release, and the press would be lost.
 */
export function useHeldSize(ref: RefObject<HTMLElement | null>, isThere: boolean): void {
  useEffect(() => {
    const element = ref.current;
    if (!isThere || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hold = () => {
      clearTimeout(timer);
      element.style.blockSize = `${element.offsetHeight}px`;
    };
    // The click of a press comes after its release.
    const letGo = () => {
      timer = setTimeout(() => element.style.removeProperty("block-size"));
    };
    element.addEventListener("pointerdown", hold, { capture: true });
    window.addEventListener("pointerup", letGo, { capture: true });
    window.addEventListener("pointercancel", letGo, { capture: true });
    return () => {
      clearTimeout(timer);
      element.style.removeProperty("block-size");
      element.removeEventListener("pointerdown", hold, { capture: true });
      window.removeEventListener("pointerup", letGo, { capture: true });
      window.removeEventListener("pointercancel", letGo, { capture: true });
    };
  }, [ref, isThere]);
}

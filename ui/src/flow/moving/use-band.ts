import { type RefObject, useEffect, useState } from "react";
import type { Band } from "#ui/flow/layout/culling.ts";

/** What of the scroll area is on screen, in its own px. */
export type Window = { readonly top: number; readonly height: number; readonly width: number };

/** Scrolling less than this far draws nothing new. */
const STEP = 80;
/** Drawn beyond that on both sides, so that scrolling fast shows no hole. */
const OVERSCAN = 40;

/** The stretch that is drawn for a window, in drawing units; it holds until the next step. */
export function bandOf({ top, height }: Window, zoom: number): Band {
  return { top: (top - OVERSCAN) / zoom, bottom: (top + height + STEP + OVERSCAN) / zoom };
}

/** Follows the scroll position in steps and the size exactly. */
export function useBand(scroller: RefObject<HTMLElement | null>): Window {
  const [shown, setShown] = useState<Window>({ top: 0, height: 800, width: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () => {
      const top = Math.floor(element.scrollTop / STEP) * STEP;
      const { clientHeight: height, clientWidth: width } = element;
      setShown((old) =>
        old.top === top && old.height === height && old.width === width
          ? old
          : { top, height, width },
      );
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener("scroll", read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", read);
    };
  }, [scroller]);
  return shown;
}

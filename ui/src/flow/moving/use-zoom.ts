import { type RefObject, useEffect, useState } from "react";

export const SMALLEST = 0.5;
export const LARGEST = 1.5;
/** Fitting by itself goes no further down: below it one scrolls. */
export const FIT_SMALLEST = 0.8;
const STEP = 0.1;

export type Zoom = {
  /** As one reads it: at 1, text in the drawing is as large as beside it. */
  readonly value: number;
  /** The px of the window for one of the drawing. */
  readonly scale: number;
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly normal: () => void;
  /** Follow the window's width again. */
  readonly fit: () => void;
  readonly whole: () => void;
};

/** Zoom of the drawing: fits the width until the user chooses otherwise. */
export function useZoom(
  scroller: RefObject<HTMLElement | null>,
  drawing: { width: number; height: number },
  window: { width: number; height: number },
  textScale: number,
): Zoom {
  const [chosen, setChosen] = useState<number | null>(null);
  const width = drawing.width * textScale;
  const height = drawing.height * textScale;
  const fitted = window.width > 0 ? between(window.width / width, FIT_SMALLEST, 1) : 1;
  const value = chosen ?? fitted;
  const by = (change: number) => setChosen(between(round(value + change), SMALLEST, LARGEST));
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const factor = Math.exp(-event.deltaY / 400);
      setChosen((old) => between((old ?? fitted) * factor, SMALLEST, LARGEST));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, [scroller, fitted]);
  return {
    value,
    scale: value * textScale,
    larger: () => by(STEP),
    smaller: () => by(-STEP),
    normal: () => setChosen(1),
    fit: () => setChosen(null),
    whole: () => {
      const all = Math.min(window.width / width, window.height / height);
      setChosen(between(all, SMALLEST, 1));
    },
  };
}

function between(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

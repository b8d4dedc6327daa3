import { useSyncExternalStore } from "react";

/** The size of text for which what is drawn has its sizes in px. */
const USUAL_PX = 16;

const listeners = new Set<() => void>();
let scale: number | null = null;
let stop: (() => void) | null = null;

/** How much larger than usual text is, by the browser's setting or the page's own. */
export function useTextScale(): number {
  return useSyncExternalStore(subscribe, textScale);
}

function textScale(): number {
  scale ??= measured();
  return scale;
}

function measured(): number {
  const px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return px > 0 ? px / USUAL_PX : 1;
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  stop ??= watch();
  return () => {
    listeners.delete(onChange);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

/** No event tells of another size of text; a part that is as large as text does. */
function watch(): () => void {
  const probe = document.createElement("div");
  probe.className = "text-probe";
  document.body.append(probe);
  const observer = new ResizeObserver(() => {
    const now = measured();
    if (now === scale) return;
    scale = now;
    for (const tell of listeners) tell();
  });
  observer.observe(probe);
  return () => {
    observer.disconnect();
    probe.remove();
  };
}

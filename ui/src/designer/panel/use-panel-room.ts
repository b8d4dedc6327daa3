import { useSyncExternalStore } from "react";

/** `--panel-w`, and from which window on the panel stands beside the drawing, as in the styles. */
const PANEL_PX = 384;
const BESIDE = "(min-width: 1100px)";

/**
 * How much narrower the drawing becomes when the panel opens, so that choosing a step does not
 * turn paths beside each other into a list.
 */
export function usePanelRoom(isOpen: boolean): number {
  const isBeside = useSyncExternalStore(subscribe, () => matchMedia(BESIDE).matches);
  return isBeside && !isOpen ? PANEL_PX : 0;
}

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(BESIDE);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

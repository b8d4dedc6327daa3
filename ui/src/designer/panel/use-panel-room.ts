import { useSyncExternalStore } from "react";
import { useTextScale } from "#ui/parts/window/text-scale.ts";

/** `--panel-w`, and from which window on the panel stands beside the drawing, as in the styles. */
const PANEL_PX = 384;
const BESIDE_PX = 736;

/**
 * How much narrower the drawing becomes when the panel opens, so that choosing a step does not
 * turn paths beside each other into a list.
 */
export function usePanelRoom(isOpen: boolean): number {
  const textScale = useTextScale();
  const window = useSyncExternalStore(subscribe, () => innerWidth);
  const isBeside = window >= BESIDE_PX * textScale;
  return isBeside && !isOpen ? PANEL_PX * textScale : 0;
}

function subscribe(onChange: () => void): () => void {
  addEventListener("resize", onChange);
  return () => removeEventListener("resize", onChange);
}

import { useEffect, useEffectEvent, useState } from "react";
import { useDesigner } from "#ui/editing/context.ts";
import type { Shown } from "#ui/editing/shown-field.ts";

/**
 * Opens a folded part of a panel for somebody who is led to it (Show me, a wish), and goes to its
 * field. It is opened in the render itself: a frame may come before a render that an effect asks for.
 */
export function useLed(isHere: boolean, open: () => void, go: (to: Shown) => void): void {
  const { shown } = useDesigner();
  const [sought, setSought] = useState<Shown | null>(null);
  if (isHere && shown !== sought) {
    setSought(shown);
    open();
  }
  const goTo = useEffectEvent(go);
  useEffect(() => {
    if (sought === null) return;
    const frame = requestAnimationFrame(() => goTo(sought));
    return () => cancelAnimationFrame(frame);
  }, [sought]);
}

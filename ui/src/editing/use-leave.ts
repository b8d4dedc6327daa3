import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/**
 * Says when the focus has gone on from a part of a panel to another part of it; whoever looks
 * elsewhere meanwhile may come back. A popover or dialog that was opened from the part belongs to
 * it; and what is being pressed is pressed to its end first, so that nothing moves under a finger.
 */
export function useLeave(
  part: RefObject<Element | null>,
  onLeave: () => void,
): { onFocus: () => void } {
  const isInside = useRef(false);
  const left = useEffectEvent(onLeave);
  useEffect(() => {
    let was = false;
    let isAway = false;
    let isDown = false;
    let isDue = false;
    const look = () => {
      if (!isDue || isDown) return;
      isDue = false;
      left();
    };
    // What React bubbles to the part, also out of a popover, comes between these two.
    const before = () => {
      was = isInside.current;
      isInside.current = false;
    };
    const after = ({ target }: FocusEvent) => {
      isAway = !isInside.current && (isAway || was);
      isDue = !isInside.current && isDue;
      const panel = part.current?.closest(".panel");
      if (isAway && target instanceof Node && panel?.contains(target)) {
        isAway = false;
        isDue = true;
      }
      setTimeout(look);
    };
    const down = () => {
      isDown = true;
    };
    const up = () => {
      isDown = false;
      setTimeout(look);
    };
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("focusin", before, { signal, capture: true });
    document.addEventListener("focusin", after, { signal });
    document.addEventListener("pointerdown", down, { signal, capture: true });
    for (const end of ["pointerup", "pointercancel"])
      document.addEventListener(end, up, { signal, capture: true });
    return () => stop.abort();
  }, [part]);
  return {
    onFocus: () => {
      isInside.current = true;
    },
  };
}

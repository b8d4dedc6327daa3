import { useRef } from "react";

/**
 * A press that begins something is one press: as long as what it began is under way, a further one
 * does nothing. A double click is over before the page knows that anything is under way.
 */
export function useOnePress<Args extends readonly unknown[]>(
  act: ((...args: Args) => unknown) | undefined,
): (...args: Args) => void {
  const isUnderWay = useRef(false);
  return (...args) => {
    if (isUnderWay.current) return;
    const begun = act?.(...args);
    if (!(begun instanceof Promise)) return;
    isUnderWay.current = true;
    const over = () => {
      isUnderWay.current = false;
    };
    begun.then(over, over);
  };
}

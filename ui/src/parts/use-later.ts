import { startTransition, useEffect, useState } from "react";

/**
 * Follows a value once the frame that shows its change elsewhere is painted: for parts that cost
 * more than what the user looks at. A deferred value would take its time from that very frame.
 */
export function useLater<T extends object | null>(value: T, first: T = value): T {
  const [shown, setShown] = useState(first);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setShown(value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return shown;
}

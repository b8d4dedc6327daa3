import { useEffect, useRef, useState } from "react";

/** Follows a value at once, and then not more often than this: for what each change costs a request. */
export function usePaced<T>(value: T, apartMs: number): T {
  const [shown, setShown] = useState(value);
  const since = useRef(0);
  useEffect(() => {
    if (Object.is(value, shown)) return;
    const wait = since.current + apartMs - performance.now();
    const follow = () => {
      since.current = performance.now();
      setShown(value);
    };
    if (wait <= 0) return follow();
    const timer = setTimeout(follow, wait);
    return () => clearTimeout(timer);
  }, [value, shown, apartMs]);
  return shown;
}

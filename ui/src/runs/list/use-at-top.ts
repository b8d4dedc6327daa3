import { useEffect, useState } from "react";

const TOP_PX = 40;

/** Whether the page around an element is scrolled to its top. */
export function useAtTop(anchor: HTMLElement | null): boolean {
  const [atTop, setAtTop] = useState(true);
  useEffect(() => {
    const page = anchor?.closest(".page");
    if (!page) return;
    const look = () => setAtTop(page.scrollTop <= TOP_PX);
    page.addEventListener("scroll", look, { passive: true });
    return () => page.removeEventListener("scroll", look);
  }, [anchor]);
  return atTop;
}

import { type RefObject, useEffect, useRef, useState } from "react";

/** Rows are told at most so often. */
const TOLD_MS = 1_000;

/** The first and the last row of which something is to be seen, counted from 1. */
export type InView = { readonly first: number; readonly last: number };

/** Which of the rows that stand under each other lie between two heights; null where none does. */
export function rowsBetween(
  rows: readonly { readonly top: number; readonly bottom: number }[],
  top: number,
  bottom: number,
): InView | null {
  const first = rows.findIndex((row) => row.bottom > top);
  const last = rows.findLastIndex((row) => row.top < bottom);
  return first === -1 || last < first ? null : { first: first + 1, last: last + 1 };
}

/** Which rows are in view, once the page was scrolled or has more rows; told at most once in a second. */
export function useRowsInView(
  table: RefObject<HTMLTableElement | null>,
  shown: number,
): InView | null {
  const before = useRef(shown);
  const [inView, setInView] = useState<InView | null>(null);
  useEffect(() => {
    const page = table.current?.closest(".page");
    if (!page) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      const rows = Array.from(table.current?.tBodies[0]?.rows ?? []);
      const { top, bottom } = page.getBoundingClientRect();
      setInView(
        rowsBetween(
          rows.map((row) => row.getBoundingClientRect()),
          top,
          bottom,
        ),
      );
    };
    const onScroll = () => {
      timer ??= setTimeout(look, TOLD_MS);
    };
    if (before.current !== shown) onScroll();
    before.current = shown;
    page.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      page.removeEventListener("scroll", onScroll);
      if (timer !== null) clearTimeout(timer);
    };
  }, [table, shown]);
  return inView;
}

import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { putItAway } from "#ui/api/cache/put-away.ts";

/** On which page each was seen first: a frame, which would forget it, comes and goes with its page. */
const seenOn = new Map<string, string>();

/** Puts away what was seen on one page as soon as another one is open: nothing is left to do about it. */
export function useGoneWithThePage(ids: readonly string[]): void {
  const page = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    for (const id of ids) {
      const first = seenOn.get(id);
      if (first === undefined) seenOn.set(id, page);
      else if (first !== page) putItAway(id);
    }
  });
}

import { useSyncExternalStore } from "react";
import { putAway } from "#ui/host/put-away.ts";

/** What somebody has seen and put away in this browser. */
export function usePutAway(): readonly string[] {
  return useSyncExternalStore(putAway.subscribe, putAway.read);
}

/** Puts something away: it does not come back with a new page. */
export const putItAway = (id: string): void => putAway.add(id);

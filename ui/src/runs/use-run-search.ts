import { useSearch } from "@tanstack/react-router";

/** What the address of a run says: its step, what is asked there, and the list that it is opened from. */
export function useRunSearch() {
  const { step = null, ask = null, ...filters } = useSearch({ from: "/runs/$run" });
  return { step, ask, filters };
}

import { useState } from "react";
import { type Meanwhile, rebased } from "#ui/content/meanwhile/rebased.ts";
import type { Edited } from "#ui/content/use-content-edits.ts";

/** What a step sends, while it is edited. */
export type DataEdit<Data> = {
  /** What the edit is made from; undefined until it has come. */
  readonly data: Data | undefined;
  readonly typed: Edited | null;
  readonly setTyped: (typed: Edited | null) => void;
  /** What became other data while it was edited; null while nothing did. */
  readonly meanwhile: readonly Meanwhile[] | null;
};

/**
 * An edit keeps to the data that was seen. Where that becomes other data, what was typed is put
 * over it, and what became another is said; what is as good as the same changes nothing under it.
 */
export function useDataEdit<Data extends { readonly body?: string | null }>(
  data: Data | undefined,
  isSame: (one: Data, other: Data) => boolean,
): DataEdit<Data> {
  const [seen, setSeen] = useState(data);
  const [typed, setTyped] = useState<Edited | null>(null);
  const [meanwhile, setMeanwhile] = useState<readonly Meanwhile[] | null>(null);
  const isHeld = typed !== null && data && seen && isSame(data, seen);
  if (data !== undefined && data !== seen && !isHeld) {
    setSeen(data);
    if (typed !== null && seen?.body && data.body) {
      const put = rebased(typed.text, seen.body, data.body);
      setTyped({ ...typed, text: put.text });
      setMeanwhile(put.meanwhile);
    }
  }
  const type = (next: Edited | null) => {
    setTyped(next);
    // Begun again, or not edited at all: there is nothing that it could have changed beside.
    if (next === null || next.text === seen?.body) setMeanwhile(null);
  };
  return { data: seen, typed, setTyped: type, meanwhile };
}

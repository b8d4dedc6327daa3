import { useState } from "react";
import type { Shape } from "#ui/api/shapes.ts";
import { type Meanwhile, rebased } from "#ui/content/rebased.ts";
import type { Edited } from "#ui/content/use-content-edits.ts";

type Data = Shape<"StepData">;

/** What a step sends, while it is edited. */
export type DataEdit = {
  /** What the edit is made from; undefined until it has come. */
  readonly data: Data | undefined;
  readonly typed: Edited | null;
  readonly setTyped: (typed: Edited | null) => void;
  /** What became other data while it was edited; null while nothing did. */
  readonly meanwhile: readonly Meanwhile[] | null;
};

/**
 * An edit keeps to the data that was seen. Where that becomes other data, what was typed is put
 * over it, and what became another is said.
 */
export function useDataEdit(data: Data | undefined): DataEdit {
  const [seen, setSeen] = useState(data);
  const [typed, setTyped] = useState<Edited | null>(null);
  const [meanwhile, setMeanwhile] = useState<readonly Meanwhile[] | null>(null);
  if (data !== undefined && data !== seen) {
    setSeen(data);
    if (typed !== null && seen?.body && data.body && isOther(seen, data)) {
      const put = rebased(typed.text, seen.body, data.body);
      setTyped({ ...typed, text: put.text });
      setMeanwhile(put.meanwhile);
    }
  }
  const type = (next: Edited | null) => {
    setTyped(next);
    // Begun again, or not edited at all: there is nothing that it could have changed beside.
    if (next === null || next.text === data?.body) setMeanwhile(null);
  };
  return { data, typed, setTyped: type, meanwhile };
}

function isOther(before: Data, now: Data): boolean {
  return before.seen !== now.seen || before.body !== now.body;
}

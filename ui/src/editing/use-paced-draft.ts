import { useDeferredValue } from "react";
import type { Definition } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { usePaced } from "#ui/editing/use-paced.ts";

/** What is asked about the draft goes along with all of it: not with every letter. */
export const APART_MS = 250;

/** The draft as it is sent to be judged and previewed while somebody types. */
export function usePacedDraft(): Definition {
  const { definition } = useDesigner();
  return usePaced(useDeferredValue(definition), APART_MS);
}

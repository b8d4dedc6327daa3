import { type RefObject, useRef } from "react";
import type { Definition } from "#ui/document/definition.ts";
import { beforeClash } from "#ui/document/draft/merge/rebased.ts";
import type { DraftAction, DraftState } from "#ui/document/draft-state.ts";
import { findStep } from "#ui/document/tree.ts";

/** What one writes in: nothing in it is judged, or replaced, while it has the focus. */
export const WRITTEN_IN = "input:not([type=radio], [type=checkbox]), textarea, [role=textbox]";

/** What is being typed in this page. */
export type Typing = {
  /** Something was done to the draft; in a field with the focus it was typed there. */
  readonly note: (kind: DraftAction["kind"]) => void;
  /** The draft before what is typed, where another admin's draft would replace that. */
  readonly replacedBy: (theirs: Definition) => Definition | null;
};

/** Knows the field that is typed in, as long as it has the focus. */
export function useTyping(latest: RefObject<DraftState>): Typing {
  const written = useRef<Element | null>(null);
  return {
    note: (kind) => {
      written.current = kind === "edit" ? fieldWithFocus() : null;
    },
    replacedBy: (theirs) => {
      const field = fieldWithFocus();
      const { history, stored } = latest.current;
      if (!field) return null;
      if (isOfGoneStep(field, history.present, theirs)) return stored;
      return field === written.current ? beforeClash(history, stored, theirs) : null;
    },
  };
}

function fieldWithFocus(): Element | null {
  const { activeElement } = document;
  return activeElement?.matches(WRITTEN_IN) ? activeElement : null;
}

/** Whether a field stands in the panel of a step that another admin took away. */
function isOfGoneStep(field: Element, mine: Definition, theirs: Definition): boolean {
  const step = field.closest<HTMLElement>("[data-panel-of]")?.dataset.panelOf;
  if (step === undefined) return false;
  return findStep(mine, step) !== null && findStep(theirs, step) === null;
}

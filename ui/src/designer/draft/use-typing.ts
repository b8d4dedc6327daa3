import { type RefObject, useRef } from "react";
import type { Definition, StepId } from "#ui/document/definition.ts";
import { merging } from "#ui/document/draft/merge/merging.ts";
import { patched, withoutNameOf } from "#ui/document/draft/merge/patched.ts";
import type { DraftAction, DraftState } from "#ui/document/draft-state.ts";
import type { History } from "#ui/document/history.ts";
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
      const gone = goneStepOf(field, history.present, theirs);
      if (gone) return withoutNameOf(stored, gone);
      return field === written.current ? beforeClash(history, stored, theirs) : null;
    },
  };
}

function fieldWithFocus(): Element | null {
  const { activeElement } = document;
  return activeElement?.matches(WRITTEN_IN) ? activeElement : null;
}

/** The step in whose panel a field stands, where another admin took that step away. */
function goneStepOf(field: Element, mine: Definition, theirs: Definition): StepId | null {
  const step = field.closest<HTMLElement>("[data-panel-of]")?.dataset.panelOf;
  if (step === undefined) return null;
  return findStep(mine, step) !== null && findStep(theirs, step) === null ? step : null;
}

/** The draft before the last edit, where another admin has changed since what that edit changed. */
function beforeClash(
  { done, present }: History,
  stored: Definition,
  theirs: Definition,
): Definition | null {
  const last = done.at(-1);
  if (!last) return null;
  const before = patched(present, last.after, last.before);
  return merging(stored, theirs)(before).clashes ? before : null;
}

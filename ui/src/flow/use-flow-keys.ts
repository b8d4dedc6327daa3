import type { KeyboardEvent } from "react";
import type { StepId } from "#ui/flow/definition.ts";
import type { FlowProps } from "#ui/flow/face.ts";
import { moveFocus } from "#ui/flow/focus.ts";
import { isLeftToPage, type KeyMeaning, keyMeaning } from "#ui/flow/keys.ts";
import type { Outline } from "#ui/flow/outline.ts";
import { branches, type Place, ROOT } from "#ui/flow/tree.ts";
import type { Zoom } from "#ui/flow/use-zoom.ts";

type FlowKeys = FlowProps & {
  readonly of: Outline;
  readonly zoom: Zoom;
  readonly rtl: boolean;
  readonly focused: StepId;
  readonly focusStep: (step: StepId) => void;
  readonly onFold: (step: StepId) => void;
};

/** Keys of the flow; they work on the focused card only, never in a field. */
export function useFlowKeys(flow: FlowKeys): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const isCard = target.dataset.step !== undefined;
    const meaning = keyMeaning(event, flow.rtl);
    if (!meaning || (!isCard && meaning.kind !== "zoom")) return;
    if (obey(flow, meaning, target)) {
      if (!isLeftToPage(meaning)) event.preventDefault();
      event.stopPropagation();
    }
  };
}

function obey(flow: FlowKeys, meaning: KeyMeaning, anchor: HTMLElement): boolean {
  const { actions, focused, of, zoom } = flow;
  switch (meaning.kind) {
    case "focus":
      flow.focusStep(moveFocus(of, focused, meaning.movement));
      return true;
    case "open":
      flow.onSelect(focused, true);
      return true;
    case "zoom":
      if (meaning.to === "fit") zoom.fit();
      else if (meaning.to === "normal") zoom.normal();
      else zoom.whole();
      return true;
    case "fold": {
      const step = of.byId.get(focused)?.step;
      if (step && branches(step).length > 0) flow.onFold(focused);
      else flow.onSelect(focused, false);
      return true;
    }
    case "add": {
      const place = beside(of, focused, meaning.side);
      if (actions && place) actions.onAdd(place, anchor);
      return actions !== undefined;
    }
    case "command":
      actions?.onCommand(focused, meaning.command, anchor);
      return actions !== undefined;
  }
}

function beside(of: Outline, step: StepId, side: "after" | "before"): Place | null {
  const entry = of.byId.get(step);
  if (!entry) return null;
  if (entry.step === null) return side === "after" ? { sequence: ROOT, index: 0 } : null;
  return { sequence: entry.sequence, index: entry.index + (side === "after" ? 1 : 0) };
}

import type { KeyboardEvent } from "react";
import type { Outline } from "#ui/document/outline.ts";
import { ROOT } from "#ui/document/sequences.ts";
import { type Place, stepsOf } from "#ui/document/tree.ts";
import type { FlowProps, StepCommand } from "#ui/flow/face.ts";
import {
  type FoldKey,
  type Folds,
  foldAt,
  pathOf,
  runFold,
  type Stop,
} from "#ui/flow/layout/folds.ts";
import type { Layout } from "#ui/flow/layout/layout.ts";
import { isLeftToPage, type KeyMeaning, keyMeaning } from "#ui/flow/moving/keys.ts";
import { moveStop } from "#ui/flow/moving/stops.ts";
import type { Zoom } from "#ui/flow/moving/use-zoom.ts";

type FlowKeys = FlowProps & {
  readonly of: Outline;
  readonly zoom: Zoom;
  readonly rtl: boolean;
  readonly layout: Layout;
  readonly folds: Folds;
  readonly focused: Stop;
  readonly focusStop: (stop: Stop) => void;
  readonly onFold: (key: FoldKey) => void;
};

/** What means the same wherever the focus is. */
const ANYWHERE: readonly StepCommand[] = ["undo", "redo", "find", "saved"];

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
  const { actions, focused, zoom } = flow;
  const several = severalIn(flow);
  switch (meaning.kind) {
    case "focus":
      flow.focusStop(moveStop(flow, focused, meaning.movement));
      return true;
    case "open":
      if (several) flow.onFold(several);
      else flow.onSelect(focused, true);
      return true;
    case "zoom":
      if (meaning.to === "fit") zoom.fit();
      else if (meaning.to === "normal") zoom.normal();
      else zoom.whole();
      return true;
    case "fold": {
      const key = several ?? foldOf(flow);
      if (key) flow.onFold(key);
      else flow.onSelect(focused, false);
      return true;
    }
    case "add": {
      const place = beside(flow, meaning.side);
      if (actions && place) actions.onAdd(place, anchor);
      return actions !== undefined;
    }
    case "command": {
      const isRight = several === null || ANYWHERE.includes(meaning.command);
      if (isRight) actions?.onCommand(focused, meaning.command, anchor);
      return actions !== undefined;
    }
  }
}

/** What unfolds the focused part when it stands for several steps that are no split. */
function severalIn({ focused, layout }: FlowKeys): FoldKey | null {
  if (pathOf(focused) !== null) return focused;
  return layout.hiddenIn.get(focused) === focused ? runFold(focused) : null;
}

function foldOf({ of, definition, focused }: FlowKeys): FoldKey | null {
  const siblings = stepsOf(definition, of.byId.get(focused)?.sequence ?? ROOT);
  return foldAt(of, focused, siblings ?? []);
}

function beside(flow: FlowKeys, side: "after" | "before"): Place | null {
  const { of, definition, focused, layout } = flow;
  const path = pathOf(focused);
  if (path !== null) {
    const end = stepsOf(definition, path)?.length ?? 0;
    return { sequence: path, index: side === "after" ? end : 0 };
  }
  const entry = of.byId.get(focused);
  if (!entry) return null;
  if (entry.step === null) return side === "after" ? { sequence: ROOT, index: 0 } : null;
  const run = layout.blocks.find((block) => block.kind === "folded" && block.step === focused);
  const isRun = layout.hiddenIn.get(focused) === focused;
  const length = isRun ? (run?.hidden.length ?? 1) : 1;
  return { sequence: entry.sequence, index: entry.index + (side === "after" ? length : 0) };
}

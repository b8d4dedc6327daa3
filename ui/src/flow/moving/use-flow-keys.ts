import type { KeyboardEvent } from "react";
import type { Outline } from "#ui/document/outline.ts";
import { ROOT } from "#ui/document/sequences.ts";
import { type Place, stepsOf } from "#ui/document/tree.ts";
import type { FlowProps, StepCommand } from "#ui/flow/face.ts";
import type { Layout } from "#ui/flow/layout/blocks.ts";
import {
  type FoldKey,
  type Folds,
  foldAt,
  pathOf,
  runFold,
  type Stop,
} from "#ui/flow/layout/folds.ts";
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
      open(flow, several, anchor);
      return true;
    case "zoom":
      if (meaning.to === "fit") zoom.fit();
      else if (meaning.to === "normal") zoom.normal();
      else zoom.whole();
      return true;
    case "fold": {
      const key = several ?? foldOf(flow);
      if (key) flow.onFold(key);
      else if (pathOf(focused) === null) flow.onSelect(focused, false);
      return true;
    }
    case "add": {
      const place = beside(flow, meaning.side);
      if (actions && place) actions.onAdd(place, anchor);
      return actions !== undefined;
    }
    case "command":
      commanded(flow, meaning.command, several !== null, anchor);
      return actions !== undefined;
  }
}

/** Enter: unfolds what stands for several steps, adds to an empty path, opens a step. */
function open(flow: FlowKeys, several: FoldKey | null, anchor: HTMLElement): void {
  const { focused, of, actions } = flow;
  const path = of.paths.get(pathOf(focused) ?? "");
  if (several) flow.onFold(several);
  else if (!path) flow.onSelect(focused, true);
  else if (actions) actions.onAdd({ sequence: path.key, index: 0 }, anchor);
  else flow.onSelect(path.owner, true);
}

/** A part that stands for several steps, and an empty path, can only be pasted to. */
function commanded(
  flow: FlowKeys,
  command: StepCommand,
  isSeveral: boolean,
  anchor: HTMLElement,
): void {
  const { actions, focused } = flow;
  const place = command === "clip_paste" ? beside(flow, "after") : null;
  if (place) actions?.onPaste(place);
  else if (ANYWHERE.includes(command) || !(isSeveral || pathOf(focused) !== null)) {
    actions?.onCommand(focused, command, anchor);
  }
}

/** What unfolds the focused part when it stands for several steps that are no split. */
function severalIn({ focused, of, layout }: FlowKeys): FoldKey | null {
  const path = of.paths.get(pathOf(focused) ?? "");
  if (path) {
    const isRow = layout.listed.has(path.owner);
    return isRow || of.sequences.get(path.key)?.length !== 0 ? focused : null;
  }
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

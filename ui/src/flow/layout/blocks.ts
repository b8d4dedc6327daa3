import type { StepId } from "#ui/document/definition.ts";
import type { SequenceKey } from "#ui/document/sequences.ts";
import type { Place } from "#ui/document/tree.ts";
import type { FoldKey, Stop } from "#ui/flow/layout/folds.ts";

/** A drawn part; `x` is its centre, `y` its top. */
export type Block = {
  readonly key: string;
  readonly kind:
    | "card"
    | "split"
    | "folded"
    | "row"
    | "join"
    | "end"
    | "path_name"
    | "empty_path"
    | "add";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The step of a card, split, join or folded part. */
  readonly step: StepId | null;
  /** The spot of an add button, and of a part that takes what is dropped on it. */
  readonly place: Place | null;
  readonly sequence: SequenceKey | null;
  /** What its fold button folds or unfolds. */
  readonly fold: FoldKey | null;
  /** The steps that are not drawn because this part stands for them. */
  readonly hidden: readonly StepId[];
};

/** A piece of line, from one part down to the next; `from` and `to` say when it lies ahead of a run. */
export type Link = {
  readonly shape: "down" | "branch" | "merge";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly from: StepId | null;
  readonly to: StepId | null;
};

/** What is drawn around the paths of a list, and behind the one that is open. */
export type Frame = {
  readonly owner: StepId;
  /** How many other frames it lies in. */
  readonly depth: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The stretch of the open path. */
  readonly inside: { readonly y: number; readonly height: number } | null;
};

/** A split whose paths are lines of a list: which, and the one that is open. */
export type Listed = {
  readonly paths: readonly SequenceKey[];
  readonly open: SequenceKey | null;
};

export type Layout = {
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** The outer ones first. */
  readonly frames: readonly Frame[];
  /** The stop that stands for a step that is not drawn itself. */
  readonly hiddenIn: ReadonlyMap<StepId, Stop>;
  readonly listed: ReadonlyMap<StepId, Listed>;
};

/** What of a part takes the focus; null for what is only read or adds. */
export function stopOf(block: Block): Stop | null {
  switch (block.kind) {
    case "card":
    case "split":
      return block.step;
    case "row":
    case "empty_path":
      return block.fold;
    case "folded":
      return block.sequence === null ? block.step : block.fold;
    case "join":
    case "end":
    case "path_name":
    case "add":
      return null;
  }
}

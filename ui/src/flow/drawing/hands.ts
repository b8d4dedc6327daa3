import type { PointerEvent } from "react";
import type { StepId } from "#ui/document/definition.ts";
import type { FoldKey, Stop } from "#ui/flow/layout/folds.ts";

/** What cards call; behind a ref, so that they need not be drawn anew when it changes. */
export type Hands = {
  readonly onFocusStop: (stop: Stop) => void;
  readonly onFold: (key: FoldKey) => void;
  readonly onPress: (step: StepId) => void;
  readonly onMenu: (step: StepId, anchor: Element) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, step: StepId) => void;
};

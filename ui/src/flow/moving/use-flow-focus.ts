import {
  type FocusEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from "react";
import type { StepId } from "#ui/document/definition.ts";
import type { Outline } from "#ui/document/outline.ts";
import type { FlowProps } from "#ui/flow/face.ts";
import { type Block, type Layout, stopOf } from "#ui/flow/layout/blocks.ts";
import { type Folds, resolved, type Stop } from "#ui/flow/layout/folds.ts";

type FocusOptions = Pick<FlowProps, "definition" | "selected" | "focusWish"> & {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly drawn: Layout;
  readonly of: Outline;
  readonly folds: Folds;
  /** Unfolds what hides a step. */
  readonly onReveal: (step: StepId) => void;
  readonly zoom: number;
};

export type FlowFocus = {
  /** The one card that takes the tab stop. */
  readonly focused: Stop;
  /** Scrolls to a card and puts the focus on it. */
  readonly focusStop: (stop: Stop) => void;
  /** A card took the focus by itself. */
  readonly onFocusStop: (stop: Stop) => void;
  /** For the element around the cards. */
  readonly within: {
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
};

/**
 * The focus lives in the model: it moves there first, then the drawing scrolls and the card is
 * drawn, so that cards out of view are reached and a deleted one hands it on.
 */
export function useFlowFocus(options: FocusOptions): FlowFocus {
  const { definition, selected, focusWish, scroller, drawn, of, folds, zoom } = options;
  const [wanted, setWanted] = useState<Stop | null>(null);
  const [inside, setInside] = useState(false);
  const focused =
    [wanted, selected]
      .map((stop) => (stop === null ? null : resolved(stop, of, folds, drawn)))
      .find((stop) => stop !== null) ?? definition.trigger.id;
  const reveal = (stop: Stop) => {
    const block = drawn.blocks.find((one) => stopOf(one) === stop);
    if (block && scroller.current) scrollTo(scroller.current, block, stop, zoom);
  };
  const focusStop = (stop: Stop) => {
    reveal(stop);
    setWanted(stop);
    setInside(true);
  };
  const onWish = useEffectEvent((step: StepId) => {
    options.onReveal(step);
    focusStop(step);
  });
  const onSelected = useEffectEvent((step: StepId) => {
    options.onReveal(step);
    reveal(step);
  });
  const isHidden = selected !== null && drawn.hiddenIn.has(selected);
  const onShown = useEffectEvent((hidden: boolean) => {
    if (!hidden && selected) reveal(selected);
  });
  useEffect(() => {
    if (focusWish) onWish(focusWish.step);
  }, [focusWish]);
  useEffect(() => {
    if (selected) onSelected(selected);
  }, [selected]);
  useEffect(() => onShown(isHidden), [isHidden]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: folding draws the focused part anew.
  useLayoutEffect(() => {
    if (!inside) return;
    const card = scroller.current?.querySelector<HTMLElement>(`[data-step="${focused}"]`);
    if (card && card !== document.activeElement) card.focus({ preventScroll: true });
  }, [focused, inside, scroller, folds]);
  return {
    focused,
    focusStop,
    onFocusStop: setWanted,
    within: {
      onFocus: ({ target }) => setInside(target.dataset.step !== undefined),
      // Only another card keeps it inside: the size buttons are in the drawing, too, and the card
      // would take the focus back from them between the two events.
      onBlur: ({ relatedTarget }) =>
        setInside(relatedTarget instanceof HTMLElement && relatedTarget.dataset.step !== undefined),
    },
  };
}

/** Room kept around a card that is scrolled to. */
const MARGIN = 60;

function scrollTo(element: HTMLElement, block: Block, stop: Stop, zoom: number): void {
  const top = block.y * zoom - MARGIN;
  const bottom = (block.y + block.height) * zoom + MARGIN;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + element.clientHeight) {
    element.scrollTop = bottom - element.clientHeight;
  }
  const card = element.querySelector<HTMLElement>(`[data-step="${stop}"]`);
  if (element.scrollWidth > element.clientWidth) {
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

import {
  type FocusEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from "react";
import type { StepId } from "#ui/flow/definition.ts";
import type { FlowProps } from "#ui/flow/face.ts";
import type { Block, Layout } from "#ui/flow/layout.ts";
import type { Outline } from "#ui/flow/outline.ts";

type FocusOptions = Pick<FlowProps, "definition" | "selected" | "focusWish"> & {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly drawn: Layout;
  readonly of: Outline;
  readonly zoom: number;
};

export type FlowFocus = {
  /** The one card that takes the tab stop. */
  readonly focused: StepId;
  /** Scrolls to a card and puts the focus on it. */
  readonly focusStep: (step: StepId) => void;
  /** A card took the focus by itself. */
  readonly onFocusStep: (step: StepId) => void;
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
  const { definition, selected, focusWish, scroller, drawn, of, zoom } = options;
  const [wanted, setWanted] = useState<StepId | null>(null);
  const [inside, setInside] = useState(false);
  const focused = [wanted, selected].find((id) => id && of.byId.has(id)) ?? definition.trigger.id;
  const reveal = (step: StepId) => {
    const block = drawn.blocks.find((one) => one.step === step && isStepBlock(one));
    if (block && scroller.current) scrollTo(scroller.current, block, zoom);
  };
  const focusStep = (step: StepId) => {
    reveal(step);
    setWanted(step);
    setInside(true);
  };
  const onWish = useEffectEvent(focusStep);
  const onSelected = useEffectEvent(reveal);
  useEffect(() => {
    if (focusWish) onWish(focusWish.step);
  }, [focusWish]);
  useEffect(() => {
    if (selected) onSelected(selected);
  }, [selected]);
  useLayoutEffect(() => {
    if (!inside) return;
    const card = scroller.current?.querySelector<HTMLElement>(`[data-step="${focused}"]`);
    if (card && card !== document.activeElement) card.focus({ preventScroll: true });
  }, [focused, inside, scroller]);
  return {
    focused,
    focusStep,
    onFocusStep: setWanted,
    within: {
      onFocus: ({ target }) => setInside(target.dataset.step !== undefined),
      onBlur: (event) => setInside(event.currentTarget.contains(event.relatedTarget)),
    },
  };
}

export function isStepBlock(block: Block): boolean {
  return block.kind === "card" || block.kind === "folded" || block.kind === "split";
}

/** Room kept around a card that is scrolled to. */
const MARGIN = 60;

function scrollTo(element: HTMLElement, block: Block, zoom: number): void {
  const top = block.y * zoom - MARGIN;
  const bottom = (block.y + block.height) * zoom + MARGIN;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + element.clientHeight) {
    element.scrollTop = bottom - element.clientHeight;
  }
  const card = element.querySelector<HTMLElement>(`[data-step="${block.step}"]`);
  if (element.scrollWidth > element.clientWidth) {
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

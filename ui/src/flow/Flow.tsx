import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLocale } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { visible } from "#ui/flow/culling.ts";
import { DragGhost } from "#ui/flow/DragGhost.tsx";
import type { StepId } from "#ui/flow/definition.ts";
import { FlowPage, type Hands } from "#ui/flow/FlowPage.tsx";
import type { FlowProps } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout.ts";
import { OverviewStrip } from "#ui/flow/OverviewStrip.tsx";
import { canMove } from "#ui/flow/tree.ts";
import { useBand } from "#ui/flow/use-band.ts";
import { useDrag } from "#ui/flow/use-drag.ts";
import { useDrawing } from "#ui/flow/use-drawing.ts";
import { useFlowKeys } from "#ui/flow/use-flow-keys.ts";
import { useZoom } from "#ui/flow/use-zoom.ts";
import { ZoomControls } from "#ui/flow/ZoomControls.tsx";
import { classes } from "#ui/parts/classes.ts";

/** From this many steps on the overview strip stands beside the drawing. */
const STRIP_FROM = 16;
const NAMES_ONLY_BELOW = 0.6;

/** The flow as a page that scrolls: the designer's drawing, a run's, and a version's. */
export function Flow(props: FlowProps) {
  const { definition, selected, onSelect, actions, focusWish } = props;
  const { t } = useTranslation("steps");
  const { direction } = useLocale();
  const rtl = direction === "rtl";
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<StepId>>(new Set());
  const { of, drawn, drawnLines } = useDrawing(props, folded, rtl);
  const window = useBand(scroller);
  const zoom = useZoom(scroller, drawn, window);
  const keysId = useId();
  const [wanted, setWanted] = useState<StepId | null>(null);
  const [inside, setInside] = useState(false);
  const focused = [wanted, selected].find((id) => id && of.byId.has(id)) ?? definition.trigger.id;

  const spots = (step: StepId) =>
    drawn.blocks.filter((block) => block.place && canMove(definition, step, block.place));
  const dragging = useDrag({
    scroller,
    spots,
    zoom: zoom.value,
    onDrop: (step, place) => actions?.onMove(step, place),
  });

  const blockOf = (step: StepId) =>
    drawn.blocks.find((block) => block.step === step && isStepBlock(block));
  const reveal = (step: StepId) => {
    const block = blockOf(step);
    if (block && scroller.current) scrollTo(scroller.current, block, zoom.value);
  };
  const focusStep = (step: StepId) => {
    reveal(step);
    setWanted(step);
    setInside(true);
  };
  const focusing = useRef(focusStep);
  focusing.current = focusStep;
  const revealing = useRef(reveal);
  revealing.current = reveal;
  useEffect(() => {
    if (focusWish) focusing.current(focusWish.step);
  }, [focusWish]);
  useEffect(() => {
    if (selected) revealing.current(selected);
  }, [selected]);
  useLayoutEffect(() => {
    if (!inside) return;
    const card = scroller.current?.querySelector<HTMLElement>(`[data-step="${focused}"]`);
    if (card && card !== document.activeElement) card.focus({ preventScroll: true });
  }, [focused, inside]);

  const now: Hands = {
    onFocusStep: setWanted,
    onPress: (step) => !dragging.wasDrag() && onSelect(step, false),
    onMenu: (step, anchor) => actions?.onCommand(step, "menu", anchor),
    onPointerDown: dragging.onPointerDown,
  };
  const hands = useRef(now);
  hands.current = now;
  const onKeyDown = useFlowKeys({
    ...props,
    of,
    zoom,
    rtl,
    focused,
    focusStep,
    onFold: (step) => setFolded((old) => toggled(old, step)),
  });

  const band = {
    top: window.top / zoom.value,
    bottom: (window.top + window.height) / zoom.value,
  };
  const onScreen = useMemo(() => {
    const found = visible(drawn.blocks, { top: band.top, bottom: band.bottom });
    const kept = drawn.blocks.find((block) => block.step === focused && isStepBlock(block));
    return kept && !found.includes(kept) ? [...found, kept] : found;
  }, [drawn, band.top, band.bottom, focused]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is a group, not a set of fields.
    <div
      className={classes(
        "flow-drawing",
        zoom.value < NAMES_ONLY_BELOW && "names-only",
        of.total >= STRIP_FROM && "has-strip",
      )}
      role="group"
      aria-label={t("flow_label", { count: of.total })}
      onKeyDown={onKeyDown}
      onFocus={() => setInside(true)}
      onBlur={(event) => setInside(event.currentTarget.contains(event.relatedTarget))}
    >
      <div className="flow-scroll" ref={scroller}>
        <div
          className="flow-size"
          style={{ width: drawn.width * zoom.value, height: drawn.height * zoom.value }}
        >
          <div className="flow-zoomed" style={{ scale: String(zoom.value) }}>
            <FlowPage
              {...props}
              layout={drawn}
              lines={drawnLines}
              of={of}
              visible={onScreen}
              focused={focused}
              keysId={keysId}
              drag={dragging.drag}
              isOpenSpot={(block) =>
                dragging.drag !== null &&
                block.place !== null &&
                canMove(definition, dragging.drag.step, block.place)
              }
              hands={hands}
            />
          </div>
        </div>
      </div>
      {of.total >= STRIP_FROM && (
        <OverviewStrip
          layout={drawn}
          faces={props.faces}
          from={window.top / zoom.value / drawn.height}
          to={Math.min(1, (window.top + window.height) / zoom.value / drawn.height)}
          height={Math.max(80, window.height - 80)}
          onScroll={(share) => {
            if (scroller.current) scroller.current.scrollTop = share * drawn.height * zoom.value;
          }}
        />
      )}
      <ZoomControls zoom={zoom} />
      {dragging.drag && (
        <DragGhost
          drag={dragging.drag}
          zoom={zoom.value}
          name={of.byId.get(dragging.drag.step)?.step?.name ?? ""}
        />
      )}
      <span id={keysId} className="hide">
        {actions ? t("flow_keys") : t("flow_keys_reading")}
      </span>
    </div>
  );
}

function isStepBlock(block: Block): boolean {
  return block.kind === "card" || block.kind === "folded" || block.kind === "split";
}

function toggled(set: ReadonlySet<StepId>, step: StepId): ReadonlySet<StepId> {
  const next = new Set(set);
  if (!next.delete(step)) next.add(step);
  return next;
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

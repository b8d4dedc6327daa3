import { memo, useId, useMemo, useRef } from "react";
import { useLocale } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { StepId } from "#ui/document/definition.ts";
import { takersOf } from "#ui/document/tree.ts";
import { DragGhost } from "#ui/flow/drawing/drag-ghost.tsx";
import { FlowPage } from "#ui/flow/drawing/flow-page.tsx";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import { OverviewStrip } from "#ui/flow/drawing/overview-strip.tsx";
import { ZoomControls } from "#ui/flow/drawing/zoom-controls.tsx";
import type { FlowProps } from "#ui/flow/face.ts";
import { type Block, stopOf } from "#ui/flow/layout/blocks.ts";
import { visible } from "#ui/flow/layout/culling.ts";
import type { FoldKey } from "#ui/flow/layout/folds.ts";
import { useDrawing } from "#ui/flow/layout/use-drawing.ts";
import { useFolds } from "#ui/flow/layout/use-folds.ts";
import { bandOf, useBand } from "#ui/flow/moving/use-band.ts";
import { useDrag } from "#ui/flow/moving/use-drag.ts";
import { useFlowFocus } from "#ui/flow/moving/use-flow-focus.ts";
import { useFlowKeys } from "#ui/flow/moving/use-flow-keys.ts";
import { FIT_SMALLEST, useZoom } from "#ui/flow/moving/use-zoom.ts";
import { classes } from "#ui/parts/classes.ts";
import { useTextScale } from "#ui/parts/window/text-scale.ts";

/** From this many steps on the overview strip stands beside the drawing. */
const STRIP_FROM = 16;
const NAMES_ONLY_BELOW = 0.6;
/** Until the window is known. */
const NARROWEST = 1280;

/** The flow as a page that scrolls: the designer's drawing, a run's, and a version's. */
export const Flow = memo(function Flow(props: FlowProps) {
  const { definition, onSelect, actions } = props;
  const { t } = useTranslation("steps");
  const { direction } = useLocale();
  const rtl = direction === "rtl";
  const scroller = useRef<HTMLDivElement>(null);
  const window = useBand(scroller);
  const folding = useFolds(definition);
  const { folds } = folding;
  const textScale = useTextScale();
  const room = (window.width || NARROWEST) - (props.reserved ?? 0);
  const widest = room / FIT_SMALLEST / textScale;
  const { of, drawn, drawnLines } = useDrawing(props, { folds, widest, rtl });
  const zoom = useZoom(scroller, drawn, window, textScale);
  const { scale } = zoom;
  const onFold = (key: FoldKey) => folding.onFold(key, { of, drawn });
  const keysId = useId();
  const spots = (step: StepId) => {
    const takes = takersOf(definition, step);
    return drawn.blocks.filter(({ place }) => place && takes(place));
  };
  const dragging = useDrag({
    scroller,
    spots,
    zoom: scale,
    onDrop: (step, place) => actions?.onMove(step, place),
  });

  const { focused, focusStop, onFocusStop, within } = useFlowFocus({
    ...props,
    scroller,
    drawn,
    of,
    folds,
    onReveal: (step) => drawn.hiddenIn.has(step) && folding.onReveal(step, of),
    zoom: scale,
  });
  const now: Hands = {
    onFocusStop,
    onFold: (key) => !dragging.wasDrag() && onFold(key),
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
    layout: drawn,
    folds,
    focused,
    focusStop,
    onFold,
  });

  const band = bandOf(window, scale);
  const onScreen = useSame(
    useMemo(() => {
      const found = visible(drawn.blocks, { top: band.top, bottom: band.bottom });
      const kept = drawn.blocks.find((block) => stopOf(block) === focused);
      return kept && !found.includes(kept) ? [...found, kept] : found;
    }, [drawn, band.top, band.bottom, focused]),
  );

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
      {...within}
    >
      <div className="flow-scroll" ref={scroller}>
        <div
          className="flow-size"
          style={{ width: drawn.width * scale, height: drawn.height * scale }}
        >
          <div className="flow-zoomed" style={{ scale: String(scale) }}>
            <FlowPage
              {...props}
              layout={drawn}
              lines={drawnLines}
              of={of}
              visible={onScreen}
              focused={focused}
              keysId={keysId}
              drag={dragging.drag}
              hands={hands}
            />
          </div>
        </div>
      </div>
      {of.total >= STRIP_FROM && (
        <OverviewStrip
          layout={drawn}
          faces={props.faces}
          from={window.top / scale / drawn.height}
          to={Math.min(1, (window.top + window.height) / scale / drawn.height)}
          height={Math.max(80, window.height - 24)}
          onScroll={(share) => {
            if (scroller.current) scroller.current.scrollTop = share * drawn.height * scale;
          }}
        />
      )}
      <ZoomControls zoom={zoom} />
      {dragging.drag && (
        <DragGhost
          drag={dragging.drag}
          zoom={scale}
          name={of.byId.get(dragging.drag.step)?.step?.name ?? ""}
        />
      )}
      <span id={keysId} className="hide">
        {actions ? t("flow_keys") : t("flow_keys_reading")}
      </span>
    </div>
  );
});

/** The same array while the same parts are on screen, so that scrolling within a part draws nothing. */
function useSame(blocks: readonly Block[]): readonly Block[] {
  const kept = useRef(blocks);
  const old = kept.current;
  const isSame = old.length === blocks.length && old.every((block, at) => block === blocks[at]);
  if (!isSame) kept.current = blocks;
  return kept.current;
}

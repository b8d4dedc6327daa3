import { useId, useMemo, useRef, useState } from "react";
import { useLocale } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { visible } from "#ui/flow/culling.ts";
import { DragGhost } from "#ui/flow/DragGhost.tsx";
import type { StepId } from "#ui/flow/definition.ts";
import { FlowPage, type Hands } from "#ui/flow/FlowPage.tsx";
import type { FlowProps } from "#ui/flow/face.ts";
import { OverviewStrip } from "#ui/flow/OverviewStrip.tsx";
import { canMove } from "#ui/flow/tree.ts";
import { useBand } from "#ui/flow/use-band.ts";
import { useDrag } from "#ui/flow/use-drag.ts";
import { useDrawing } from "#ui/flow/use-drawing.ts";
import { isStepBlock, useFlowFocus } from "#ui/flow/use-flow-focus.ts";
import { useFlowKeys } from "#ui/flow/use-flow-keys.ts";
import { useZoom } from "#ui/flow/use-zoom.ts";
import { ZoomControls } from "#ui/flow/ZoomControls.tsx";
import { classes } from "#ui/parts/classes.ts";

/** From this many steps on the overview strip stands beside the drawing. */
const STRIP_FROM = 16;
const NAMES_ONLY_BELOW = 0.6;

/** The flow as a page that scrolls: the designer's drawing, a run's, and a version's. */
export function Flow(props: FlowProps) {
  const { definition, onSelect, actions } = props;
  const { t } = useTranslation("steps");
  const { direction } = useLocale();
  const rtl = direction === "rtl";
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<StepId>>(new Set());
  const { of, drawn, drawnLines } = useDrawing(props, folded, rtl);
  const window = useBand(scroller);
  const zoom = useZoom(scroller, drawn, window);
  const keysId = useId();
  const spots = (step: StepId) =>
    drawn.blocks.filter((block) => block.place && canMove(definition, step, block.place));
  const dragging = useDrag({
    scroller,
    spots,
    zoom: zoom.value,
    onDrop: (step, place) => actions?.onMove(step, place),
  });

  const { focused, focusStep, onFocusStep, within } = useFlowFocus({
    ...props,
    scroller,
    drawn,
    of,
    zoom: zoom.value,
  });
  const now: Hands = {
    onFocusStep,
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
      {...within}
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

function toggled(set: ReadonlySet<StepId>, step: StepId): ReadonlySet<StepId> {
  const next = new Set(set);
  if (!next.delete(step)) next.add(step);
  return next;
}

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { StepId } from "#ui/document/definition.ts";
import type { Place } from "#ui/document/tree.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";

/** A card in the air: where the pointer is, and the spot it would land on. */
export type Drag = {
  readonly step: StepId;
  readonly x: number;
  readonly y: number;
  readonly over: Block | null;
  /** The spots that take it. */
  readonly spots: readonly Block[];
};

/** Whether a part takes what is in the air, and is nearest. */
export type Drop = "none" | "open" | "over" | "closed";

export function dropOf(drag: Drag | null, block: Block): Drop {
  if (!drag) return "none";
  if (drag.over?.key === block.key) return "over";
  return drag.spots.some((spot) => spot.key === block.key) ? "open" : "closed";
}

type Start = { step: StepId; x: number; y: number };
type DragOptions = {
  scroller: RefObject<HTMLElement | null>;
  /** The open spots for a step: (+), and shut paths. */
  spots: (step: StepId) => readonly Block[];
  zoom: number;
  onDrop: (step: StepId, place: Place) => void;
};

/** A press becomes a drag after this many px. */
const THRESHOLD = 4;
/** A spot within reach of the pointer, in drawing units. */
const REACH = { x: 190, y: 90 };
const EDGE = 56;
const EDGE_SPEED = 14;

export type Dragging = {
  readonly drag: Drag | null;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, step: StepId) => void;
  /** Whether the press that just ended was a drag, so that it is no click. */
  readonly wasDrag: () => boolean;
};

/** Reordering with the pointer; Esc puts the card back. */
export function useDrag(options: DragOptions): Dragging {
  const latest = useRef(options);
  latest.current = options;
  const [start, setStart] = useState<Start | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!start) return;
    return follow(start, latest, setDrag, moved, () => {
      setStart(null);
      setDrag(null);
    });
  }, [start]);
  return {
    drag,
    wasDrag: () => moved.current,
    onPointerDown: (event, step) => {
      moved.current = false;
      if (event.button !== 0 || event.pointerType === "touch") return;
      setStart({ step, x: event.clientX, y: event.clientY });
    },
  };
}

/** The click that a release makes comes right behind it and is none; every later one is. */
function forgetSoon(moved: RefObject<boolean>): void {
  setTimeout(() => {
    moved.current = false;
  });
}

/** Looks the open spots up once per drag. */
function follow(
  start: Start,
  options: RefObject<DragOptions>,
  show: (drag: Drag | null) => void,
  moved: RefObject<boolean>,
  end: () => void,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let last: Drag | null = null;
  let spots: readonly Block[] | null = null;
  const openSpots = () => {
    spots ??= options.current.spots(start.step);
    return spots;
  };
  let frame = 0;
  const update = (x: number, y: number) => {
    last = {
      step: start.step,
      x,
      y,
      over: nearest(options.current, openSpots(), x, y),
      spots: openSpots(),
    };
    show(last);
  };
  const roll = () => {
    const element = options.current.scroller.current;
    if (last && element) {
      const box = element.getBoundingClientRect();
      const by =
        last.y < box.top + EDGE ? -EDGE_SPEED : last.y > box.bottom - EDGE ? EDGE_SPEED : 0;
      if (by !== 0) {
        element.scrollTop += by;
        update(last.x, last.y);
      }
    }
    frame = requestAnimationFrame(roll);
  };
  window.addEventListener(
    "pointermove",
    (event) => {
      const far = Math.hypot(event.clientX - start.x, event.clientY - start.y) > THRESHOLD;
      if (!moved.current && !far) return;
      if (!moved.current) frame = requestAnimationFrame(roll);
      moved.current = true;
      update(event.clientX, event.clientY);
    },
    { signal },
  );
  window.addEventListener(
    "pointerup",
    () => {
      const place = last?.over?.place;
      if (place) options.current.onDrop(start.step, place);
      end();
      forgetSoon(moved);
    },
    { signal },
  );
  const cancel = () => {
    end();
    forgetSoon(moved);
  };
  window.addEventListener("pointercancel", cancel, { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !moved.current) return;
      event.stopPropagation();
      event.preventDefault();
      end();
      // The pointer is let go of later.
      window.addEventListener("pointerup", () => forgetSoon(moved), { once: true });
    },
    { signal, capture: true },
  );
  return () => {
    stop.abort();
    cancelAnimationFrame(frame);
  };
}

/** How far a point is from a spot sideways; every point of a path's line is as near. */
function outside(spot: Block, x: number): number {
  const dx = Math.abs(spot.x - x);
  return spot.kind === "add" ? dx : Math.max(0, dx - spot.width / 2);
}

function nearest(
  options: DragOptions,
  spots: readonly Block[],
  clientX: number,
  clientY: number,
): Block | null {
  const element = options.scroller.current?.querySelector(".flow-page");
  if (!element) return null;
  const box = element.getBoundingClientRect();
  const x = (clientX - box.x) / options.zoom;
  const y = (clientY - box.y) / options.zoom;
  let best: Block | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const spot of spots) {
    const dx = outside(spot, x);
    const dy = Math.abs(spot.y + spot.height / 2 - y);
    if (dx > REACH.x || dy > REACH.y || dx + dy >= least) continue;
    least = dx + dy;
    best = spot;
  }
  return best;
}

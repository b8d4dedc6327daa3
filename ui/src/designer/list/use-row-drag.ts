import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { dropAt, type RowDrop } from "#ui/designer/list/row-drop.ts";
import type { StepId } from "#ui/document/definition.ts";
import type { Outline } from "#ui/document/outline.ts";
import type { Place } from "#ui/document/tree.ts";

type RowDragOptions = {
  readonly of: Outline;
  readonly isReadOnly: boolean;
  /** Which places take a step. */
  readonly takers: (step: StepId) => (place: Place) => boolean;
  readonly onMove: (step: StepId, place: Place) => void;
};

/** A row in the air: the line that shows where it would land, in px of the list. */
export type RowDrag = { readonly step: StepId; readonly line: number | null };

/** A press becomes a drag after this many px, as in the drawing. */
const THRESHOLD = 4;
const EDGE = 28;
const EDGE_SPEED = 8;

/** Reordering in the Steps list with the pointer; Esc puts the row back. */
export function useRowDrag(
  box: RefObject<HTMLElement | null>,
  options: RowDragOptions,
): { drag: RowDrag | null; onPointerDown: (event: PointerEvent<HTMLElement>) => void } {
  const latest = useRef(options);
  latest.current = options;
  const [start, setStart] = useState<{ step: StepId; x: number; y: number } | null>(null);
  const [drag, setDrag] = useState<RowDrag | null>(null);
  useEffect(() => {
    if (!start) return;
    const stop = new AbortController();
    const { signal } = stop;
    const takes = latest.current.takers(start.step);
    let drop: RowDrop | null = null;
    let moved = false;
    const end = () => {
      setStart(null);
      setDrag(null);
    };
    const follow = (event: globalThis.PointerEvent) => {
      moved ||= Math.hypot(event.clientX - start.x, event.clientY - start.y) > THRESHOLD;
      if (!moved || !box.current) return;
      roll(box.current, event.clientY);
      const found = rowAt(box.current, event);
      const spot = found && dropAt(latest.current.of, found.key, found.isUpperHalf);
      drop = spot && takes(spot.place) ? spot : null;
      const line = drop && found ? found[drop.edge] - box.current.getBoundingClientRect().y : null;
      setDrag({ step: start.step, line });
    };
    const letGo = () => {
      if (drop) latest.current.onMove(start.step, drop.place);
      end();
    };
    window.addEventListener("pointermove", follow, { signal });
    window.addEventListener("pointerup", letGo, { signal });
    window.addEventListener("pointercancel", end, { signal });
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !moved) return;
        event.stopPropagation();
        event.preventDefault();
        end();
      },
      { signal, capture: true },
    );
    return () => stop.abort();
  }, [start, box]);
  return {
    drag,
    onPointerDown: ({ target, button, pointerType, clientX: x, clientY: y }) => {
      const { of, isReadOnly } = latest.current;
      const row = target instanceof Element ? target.closest("[data-key]") : null;
      const step = row?.getAttribute("data-key") ?? "";
      const isDragged = !isReadOnly && button === 0 && pointerType !== "touch";
      if (isDragged && of.byId.get(step)?.step) setStart({ step, x, y });
    },
  };
}

type RowAt = { key: string; isUpperHalf: boolean; before: number; after: number };

/** The row under the pointer, however far to the side that is. */
function rowAt(box: HTMLElement, { clientY: y }: { clientY: number }): RowAt | null {
  for (const row of box.querySelectorAll<HTMLElement>("[role=row][data-key]")) {
    const { top, bottom } = row.getBoundingClientRect();
    if (y < top || y > bottom) continue;
    const key = row.getAttribute("data-key") ?? "";
    return { key, isUpperHalf: y < (top + bottom) / 2, before: top, after: bottom };
  }
  return null;
}

/** Near its ends the list rolls on. */
function roll(box: HTMLElement, y: number): void {
  const { top, bottom } = box.getBoundingClientRect();
  const list = box.querySelector(".tree");
  if (!list) return;
  if (y < top + EDGE) list.scrollTop -= EDGE_SPEED;
  else if (y > bottom - EDGE) list.scrollTop += EDGE_SPEED;
}

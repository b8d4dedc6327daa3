import { type PointerEvent, type RefObject, useState } from "react";
import type { StepId } from "#ui/document/definition.ts";

export type PathDrag = {
  /** The path that is dragged, and the place where it would come to stand. */
  readonly moving: { readonly path: StepId; readonly over: number } | null;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, path: StepId) => void;
};

/** So far a pointer goes before it drags. */
const SLACK_PX = 4;

/** Puts paths in another order with a pointer; keys and the menu do the same without one. */
export function usePathDrag(
  list: RefObject<HTMLElement | null>,
  onPlace: (path: StepId, place: number) => void,
): PathDrag {
  const [moving, setMoving] = useState<PathDrag["moving"]>(null);
  const onPointerDown = (event: PointerEvent<HTMLElement>, path: StepId) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const grip = event.currentTarget;
    const begin = event.clientY;
    let over: number | null = null;
    const move = ({ clientY }: globalThis.PointerEvent) => {
      if (over === null && Math.abs(clientY - begin) < SLACK_PX) return;
      over = placeAt(list.current, clientY);
      setMoving({ path, over });
    };
    const end = (place: number | null) => {
      grip.removeEventListener("pointermove", move);
      grip.removeEventListener("pointerup", drop);
      grip.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", onKey, true);
      setMoving(null);
      if (place !== null) onPlace(path, place);
    };
    const drop = () => end(over);
    const cancel = () => end(null);
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== "Escape") return;
      key.preventDefault();
      key.stopPropagation();
      cancel();
    };
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", drop);
    grip.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", onKey, true);
  };
  return { moving, onPointerDown };
}

/** The place of the path at a height; the first or the last beyond them. */
function placeAt(list: HTMLElement | null, y: number): number {
  const paths = Array.from(list?.querySelectorAll<HTMLElement>("[data-path]") ?? []);
  const below = paths.findIndex((path) => y < path.getBoundingClientRect().bottom);
  return below === -1 ? Math.max(0, paths.length - 1) : below;
}

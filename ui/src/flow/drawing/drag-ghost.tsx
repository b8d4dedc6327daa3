import { createPortal } from "react-dom";
import type { Drag } from "#ui/flow/moving/use-drag.ts";

type DragGhostProps = { drag: Drag; zoom: number; name: string };

/** Beside the pointer and a little smaller, so that the spot under it stays in view. */
const OFFSET = { x: 14, y: 12 };
const SHRINK = 0.8;

/** The card in the air. */
export function DragGhost({ drag, zoom, name }: DragGhostProps) {
  const x = drag.x + OFFSET.x;
  const y = drag.y + OFFSET.y;
  return createPortal(
    <div
      className="flow-ghost"
      aria-hidden="true"
      style={{ translate: `${x}px ${y}px`, scale: String(zoom * SHRINK) }}
    >
      <span className="flow-name">
        <bdi className="clip">{name}</bdi>
      </span>
    </div>,
    document.body,
  );
}

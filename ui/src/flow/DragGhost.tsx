import { createPortal } from "react-dom";
import type { Drag } from "#ui/flow/use-drag.ts";

type DragGhostProps = { drag: Drag; zoom: number; name: string };

/** The card in the air, under the pointer. */
export function DragGhost({ drag, zoom, name }: DragGhostProps) {
  const x = drag.x - drag.grip.x;
  const y = drag.y - drag.grip.y;
  return createPortal(
    <div
      className="flow-ghost"
      aria-hidden="true"
      style={{ translate: `${x}px ${y}px`, scale: String(zoom) }}
    >
      <bdi className="flow-name clip">{name}</bdi>
    </div>,
    document.body,
  );
}

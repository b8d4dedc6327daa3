import type { CSSProperties } from "react";
import type { Block } from "#ui/flow/layout/blocks.ts";

type Placed = Pick<Block, "x" | "y" | "width">;

/** Puts a part of known width at its place; by translation, so that moves can be eased. */
export function at({ x, y, width }: Placed): CSSProperties {
  return { translate: `${x - width / 2}px ${y}px` };
}

/** A small button: how far its centre is from the part's end, and from its top to its own. */
type Corner = { readonly fromEnd: number; readonly down: number; readonly rtl: boolean };

const BUTTON = 28;

/** Puts a small button in a corner of a part, at the end of its lines. */
export function atCorner(block: Placed, { fromEnd, down, rtl }: Corner): CSSProperties {
  const out = block.width / 2 - fromEnd;
  return at({ x: block.x + (rtl ? -out : out), y: block.y + down, width: BUTTON });
}

/** Puts a part whose words decide its width centred at its place. */
export function centredAt({ x, y }: Pick<Block, "x" | "y">): CSSProperties {
  return { translate: `calc(${x}px - 50%) ${y}px` };
}

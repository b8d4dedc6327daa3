import type { CSSProperties } from "react";
import type { Block } from "#ui/flow/layout/blocks.ts";

type Placed = Pick<Block, "x" | "y" | "width">;

/** Puts a part of known width at its place; by translation, so that moves can be eased. */
export function at({ x, y, width }: Placed): CSSProperties {
  return { translate: `${x - width / 2}px ${y}px` };
}

/** Puts a part whose words decide its width centred at its place. */
export function centredAt({ x, y }: Pick<Block, "x" | "y">): CSSProperties {
  return { translate: `calc(${x}px - 50%) ${y}px` };
}

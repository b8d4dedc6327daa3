import type { Block } from "#ui/flow/layout/blocks.ts";

/** The stretch of the drawing that is on screen, in drawing units. */
export type Band = { readonly top: number; readonly bottom: number };

/** No part is taller than this, so a binary search may start this much above the band. */
const TALLEST = 128;

/** Index of the first block at or below `y`, in blocks sorted by y. */
export function firstAt(blocks: readonly Block[], y: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle];
    if (block && block.y < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The blocks that touch a band, by binary search on y. */
export function visible(blocks: readonly Block[], { top, bottom }: Band): readonly Block[] {
  const near = blocks.slice(firstAt(blocks, top - TALLEST), firstAt(blocks, bottom));
  return near.filter((block) => block.y + block.height > top);
}

import type { Definition } from "#ui/document/definition.ts";
import { ROOT } from "#ui/document/sequences.ts";
import type { Layout } from "#ui/flow/layout/blocks.ts";
import { type Context, cardHeight, type LayoutOptions, measure } from "#ui/flow/layout/measure.ts";
import { add, down, part, place, type Tail } from "#ui/flow/layout/place.ts";
import { SIZES } from "#ui/flow/layout/sizes.ts";

/** Lays a flow out in two linear passes: measure the sequences, then place the parts. Pure. */
export function layout(definition: Definition, options: LayoutOptions): Layout {
  const ctx: Context = {
    options,
    gap: options.editing ? SIZES.gap : SIZES.gap_reading,
    toCard: options.editing ? SIZES.split_to_card_editing : SIZES.split_to_card,
    sizes: new Map(),
    blocks: [],
    links: [],
    frames: [],
    hiddenIn: new Map(),
    listed: new Map(),
    listWidths: new Map(),
  };
  const size = measure(ctx, definition.steps, options.widest - 2 * SIZES.margin_side);
  const width = size.width + 2 * SIZES.margin_side;
  const x = width / 2;
  const { id } = definition.trigger;
  const height = cardHeight(ctx, id);
  part(ctx, "card", x, SIZES.margin_top, SIZES.card_width, height, { step: id });
  const start: Tail = { x, y: SIZES.margin_top + height, from: id };
  const tail = place(ctx, definition.steps, ROOT, start, 0);
  const bottom = close(ctx, tail, definition.steps.length);
  ctx.blocks.sort((one, other) => one.y - other.y);
  const { blocks, links, frames, hiddenIn, listed } = ctx;
  return { width, height: bottom, blocks, links, frames, hiddenIn, listed };
}

/** The end of the flow; answers how far down the drawing reaches. */
function close(ctx: Context, tail: Tail, count: number): number {
  const y = tail.y + ctx.gap;
  down(ctx, tail, y, null);
  add(ctx, { sequence: ROOT, index: count }, tail.x, y - ctx.gap / 2);
  part(ctx, "end", tail.x, y, SIZES.end_width, SIZES.end_height, {});
  return y + SIZES.end_height + SIZES.margin_bottom;
}

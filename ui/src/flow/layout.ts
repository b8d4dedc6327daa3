import type { Definition, Step, StepId } from "#ui/flow/definition.ts";
import { SIZES } from "#ui/flow/sizes.ts";
import { type Branch, branches, type Place, ROOT, type SequenceKey } from "#ui/flow/tree.ts";

/** A drawn part; `x` is its centre, `y` its top. */
export type Block = {
  readonly key: string;
  readonly kind: "card" | "split" | "folded" | "join" | "end" | "path_name" | "add";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The step of a card, split, join or folded part. */
  readonly step: StepId | null;
  /** The spot of an add button. */
  readonly place: Place | null;
  readonly sequence: SequenceKey | null;
};

/** A piece of line, from one part down to the next; `from` and `to` say when it lies ahead of a run. */
export type Link = {
  readonly shape: "down" | "branch" | "merge";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly from: StepId | null;
  readonly to: StepId | null;
};

export type Layout = {
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
};

export type LayoutOptions = {
  /** Room for (+) and its hit area in every gap. */
  readonly editing: boolean;
  readonly rtl: boolean;
  /** Splits drawn as one card. */
  readonly folded: ReadonlySet<StepId>;
  /** Steps whose card carries a problem line. */
  readonly problems: ReadonlySet<StepId>;
};

type Size = { width: number; height: number; inner: readonly Size[] };
type Context = {
  readonly options: LayoutOptions;
  readonly gap: number;
  readonly toCard: number;
  readonly sizes: Map<readonly Step[], Size>;
  readonly blocks: Block[];
  readonly links: Link[];
};
type Tail = { x: number; y: number; from: StepId | null };

/** Lays a flow out in two linear passes: measure the sequences, then place the parts. Pure. */
export function layout(definition: Definition, options: LayoutOptions): Layout {
  const ctx: Context = {
    options,
    gap: options.editing ? SIZES.gap : SIZES.gap_reading,
    toCard: options.editing ? SIZES.split_to_card_editing : SIZES.split_to_card,
    sizes: new Map(),
    blocks: [],
    links: [],
  };
  const size = measure(ctx, definition.steps);
  const width = size.width + 2 * SIZES.margin_side;
  const x = width / 2;
  const { id } = definition.trigger;
  const height = cardHeight(ctx, id);
  part(ctx, "card", x, SIZES.margin_top, SIZES.card_width, height, { step: id });
  const start: Tail = { x, y: SIZES.margin_top + height, from: id };
  const tail = place(ctx, definition.steps, ROOT, start);
  const bottom = close(ctx, tail, definition.steps.length);
  ctx.blocks.sort((one, other) => one.y - other.y);
  return { width, height: bottom, blocks: ctx.blocks, links: ctx.links };
}

function measure(ctx: Context, steps: readonly Step[]): Size {
  const size: Size = { width: SIZES.card_width, height: 0, inner: [] };
  for (const [index, step] of steps.entries()) {
    if (index > 0) size.height += ctx.gap;
    const paths = drawnBranches(ctx, step);
    if (paths.length === 0) {
      size.height += cardHeight(ctx, step.id);
      continue;
    }
    const inner = paths.map((path) => measure(ctx, path.steps));
    for (const [at, path] of paths.entries()) {
      const one = inner[at];
      if (one) ctx.sizes.set(path.steps, one);
    }
    size.width = Math.max(size.width, rowWidth(inner));
    size.height += ctx.toCard + innerHeight(inner) + ctx.gap + SIZES.join_height;
  }
  return size;
}

function place(
  ctx: Context,
  steps: readonly Step[],
  sequence: SequenceKey,
  start: Tail,
  firstGap = ctx.gap,
): Tail {
  let tail = start;
  for (const [index, step] of steps.entries()) {
    const gap = index === 0 ? firstGap : ctx.gap;
    const y = tail.y + gap;
    ctx.links.push({
      shape: "down",
      x1: tail.x,
      y1: tail.y,
      x2: tail.x,
      y2: y,
      from: tail.from,
      to: step.id,
    });
    if (gap > 0) add(ctx, { sequence, index }, tail.x, y - ctx.gap / 2);
    const paths = drawnBranches(ctx, step);
    tail = paths.length > 0 ? split(ctx, step, paths, tail.x, y) : card(ctx, step, tail.x, y);
  }
  return tail;
}

function card(ctx: Context, step: Step, x: number, y: number): Tail {
  const height = cardHeight(ctx, step.id);
  const kind = branches(step).length > 0 ? "folded" : "card";
  part(ctx, kind, x, y, SIZES.card_width, height, { step: step.id });
  return { x, y: y + height, from: step.id };
}

function split(ctx: Context, step: Step, paths: readonly Branch[], x: number, y: number): Tail {
  part(ctx, "split", x, y, SIZES.card_width, SIZES.split_height, { step: step.id });
  const inner = paths.map((path) => ctx.sizes.get(path.steps) ?? measure(ctx, path.steps));
  const crossbar = y + SIZES.split_height / 2;
  const joinTop = y + ctx.toCard + innerHeight(inner) + ctx.gap;
  const merge = joinTop + SIZES.join_height / 2;
  const row = rowWidth(inner);
  let side = -row / 2;
  for (const [index, path] of paths.entries()) {
    const width = inner[index]?.width ?? SIZES.card_width;
    const offset = side + width / 2;
    side += width + SIZES.path_gap;
    const pathX = x + (ctx.options.rtl ? -offset : offset);
    branch(ctx, step, path, { x, crossbar, pathX, merge, top: y + ctx.toCard });
  }
  const label = step.action.kind === "at_the_same_time" ? SIZES.card_width / 2 : 0;
  part(ctx, "join", x, joinTop, label, SIZES.join_height, { step: step.id });
  return { x, y: joinTop + SIZES.join_height, from: step.id };
}

type Arm = { x: number; crossbar: number; pathX: number; merge: number; top: number };

function branch(ctx: Context, step: Step, path: Branch, arm: Arm): void {
  const first = path.steps[0]?.id ?? null;
  ctx.links.push({
    shape: "branch",
    x1: arm.x,
    y1: arm.crossbar,
    x2: arm.pathX,
    y2: arm.top,
    from: step.id,
    to: first ?? step.id,
  });
  const nameY = arm.crossbar + SIZES.path_name_below - 11;
  part(ctx, "path_name", arm.pathX, nameY, 300, 22, { sequence: path.key, step: step.id });
  add(ctx, { sequence: path.key, index: 0 }, arm.pathX, arm.top - ctx.gap / 2);
  const start: Tail = { x: arm.pathX, y: arm.top, from: step.id };
  const tail = path.steps.length > 0 ? place(ctx, path.steps, path.key, start, 0) : start;
  ctx.links.push({
    shape: "merge",
    x1: tail.x,
    y1: tail.y,
    x2: arm.x,
    y2: arm.merge,
    from: tail.from,
    to: null,
  });
  if (path.steps.length > 0) {
    add(ctx, { sequence: path.key, index: path.steps.length }, tail.x, tail.y + ctx.gap / 2);
  }
}

function close(ctx: Context, tail: Tail, count: number): number {
  const y = tail.y + ctx.gap;
  ctx.links.push({
    shape: "down",
    x1: tail.x,
    y1: tail.y,
    x2: tail.x,
    y2: y,
    from: tail.from,
    to: null,
  });
  add(ctx, { sequence: ROOT, index: count }, tail.x, y - ctx.gap / 2);
  part(ctx, "end", tail.x, y, 72, SIZES.end_height, {});
  return y + SIZES.end_height + SIZES.margin_bottom;
}

function drawnBranches(ctx: Context, step: Step): readonly Branch[] {
  return ctx.options.folded.has(step.id) ? [] : branches(step);
}

function cardHeight(ctx: Context, step: StepId): number {
  return ctx.options.problems.has(step) ? SIZES.problem_height : SIZES.card_height;
}

function rowWidth(inner: readonly Size[]): number {
  const gaps = SIZES.path_gap * Math.max(0, inner.length - 1);
  return inner.reduce((sum, size) => sum + size.width, gaps);
}

function innerHeight(inner: readonly Size[]): number {
  return inner.reduce((most, size) => Math.max(most, size.height), 0);
}

function add(ctx: Context, place: Place, x: number, centre: number): void {
  if (!ctx.options.editing) return;
  const half = SIZES.card_hit / 2;
  part(ctx, "add", x, centre - half, SIZES.card_hit, SIZES.card_hit, { place });
}

type About = { step?: StepId; place?: Place; sequence?: SequenceKey };

function part(
  ctx: Context,
  kind: Block["kind"],
  x: number,
  y: number,
  width: number,
  height: number,
  about: About,
): void {
  const { step = null, place = null, sequence = null } = about;
  const owner = step ?? (place ? `${place.sequence}/${place.index}` : "flow");
  const key = sequence ? `${kind}:${sequence}` : `${kind}:${owner}`;
  ctx.blocks.push({ key, kind, x, y, width, height, step, place, sequence });
}

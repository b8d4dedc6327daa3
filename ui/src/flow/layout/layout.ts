import type { Definition, Step, StepId } from "#ui/document/definition.ts";
import { type Branch, branches, ROOT, type SequenceKey } from "#ui/document/sequences.ts";
import { type Place, walk } from "#ui/document/tree.ts";
import {
  type FoldKey,
  type Folds,
  isPlain,
  pathFold,
  runFold,
  runLength,
  SHORTEST_RUN,
  type Stop,
} from "#ui/flow/layout/folds.ts";
import { SIZES } from "#ui/flow/layout/sizes.ts";

/** A drawn part; `x` is its centre, `y` its top. */
export type Block = {
  readonly key: string;
  readonly kind: "card" | "split" | "folded" | "row" | "join" | "end" | "path_name" | "add";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The step of a card, split, join or folded part. */
  readonly step: StepId | null;
  /** The spot of an add button. */
  readonly place: Place | null;
  readonly sequence: SequenceKey | null;
  /** What its fold button folds or unfolds. */
  readonly fold: FoldKey | null;
  /** The steps that are not drawn because this part stands for them. */
  readonly hidden: readonly StepId[];
};

/** A piece of line, from one part down to the next; `from` and `to` say when it lies ahead of a run. */
export type Link = {
  readonly shape: "down" | "branch" | "merge" | "rung_in" | "rung_out";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** The upright of a list of paths, for its rungs. */
  readonly via?: number;
  readonly from: StepId | null;
  readonly to: StepId | null;
};

export type Layout = {
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** The stop that stands for a step that is not drawn itself. */
  readonly hiddenIn: ReadonlyMap<StepId, Stop>;
  /** The splits drawn as a list, with their paths. */
  readonly listed: ReadonlyMap<StepId, readonly SequenceKey[]>;
};

export type LayoutOptions = {
  /** Room for (+) and its hit area in every gap. */
  readonly editing: boolean;
  readonly rtl: boolean;
  readonly folds: Folds;
  /** Paths wider than this together become a list. */
  readonly widest: number;
  /** Steps whose card carries a problem line. */
  readonly problems: ReadonlySet<StepId>;
};

/** More paths than this become a list. */
const MOST_BESIDE = 4;

type Size = { width: number; height: number };
type Context = {
  readonly options: LayoutOptions;
  readonly gap: number;
  readonly toCard: number;
  readonly sizes: Map<readonly Step[], Size>;
  readonly blocks: Block[];
  readonly links: Link[];
  readonly hiddenIn: Map<StepId, Stop>;
  readonly listed: Map<StepId, readonly SequenceKey[]>;
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
    hiddenIn: new Map(),
    listed: new Map(),
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
  const { blocks, links, hiddenIn, listed } = ctx;
  return { width, height: bottom, blocks, links, hiddenIn, listed };
}

function measure(ctx: Context, steps: readonly Step[]): Size {
  const size: Size = { width: SIZES.card_width, height: 0 };
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    if (!step) continue;
    if (index > 0) size.height += ctx.gap;
    const run = foldedRun(ctx, steps, index);
    if (run > 0) {
      size.height += SIZES.card_height;
      index += run - 1;
      continue;
    }
    const paths = drawnBranches(ctx, step);
    const inner = paths.length > 0 ? measureSplit(ctx, step, paths) : null;
    size.width = Math.max(size.width, inner?.width ?? 0);
    size.height += inner?.height ?? (isPlain(step) ? cardHeight(ctx, step.id) : SIZES.card_height);
  }
  return size;
}

function measureSplit(ctx: Context, step: Step, paths: readonly Branch[]): Size {
  const sizes = paths.map((path) => {
    const isFolded = ctx.options.folds.folded.has(pathFold(path.key));
    const size = isFolded ? FOLDED : measure(ctx, path.steps);
    ctx.sizes.set(path.steps, size);
    return size;
  });
  const isWide = rowWidth(sizes) > ctx.options.widest && paths.length > 1;
  if (paths.length <= MOST_BESIDE && !isWide) {
    const height = ctx.toCard + innerHeight(sizes) + ctx.gap + SIZES.join_height;
    return { width: rowWidth(sizes), height };
  }
  const keys = paths.map((path) => path.key);
  ctx.listed.set(step.id, keys);
  const at = keys.indexOf(ctx.options.folds.open.get(step.id) ?? "");
  const steps = paths[at]?.steps ?? [];
  const open = at >= 0 ? measure(ctx, steps) : null;
  if (open) ctx.sizes.set(steps, open);
  const inside = open && steps.length > 0 ? open.height + ctx.gap : 0;
  const rows = paths.length * (SIZES.row_height + SIZES.row_gap);
  return {
    width: Math.max(SIZES.card_width, open?.width ?? 0) + 2 * SIZES.list_side,
    height:
      SIZES.list_top + rows + (open ? ctx.gap + inside : 0) + SIZES.row_gap + SIZES.join_height,
  };
}

const FOLDED: Size = { width: SIZES.card_width, height: SIZES.card_height };

/** How many steps from here on are folded into one part; none when no folded run begins here. */
function foldedRun(ctx: Context, steps: readonly Step[], index: number): number {
  const step = steps[index];
  if (!step || !ctx.options.folds.folded.has(runFold(step.id))) return 0;
  const length = runLength(steps, index);
  return length >= SHORTEST_RUN ? length : 0;
}

function place(
  ctx: Context,
  steps: readonly Step[],
  sequence: SequenceKey,
  start: Tail,
  firstGap = ctx.gap,
): Tail {
  let tail = start;
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    if (!step) continue;
    const gap = index === 0 ? firstGap : ctx.gap;
    const y = tail.y + gap;
    down(ctx, tail, y, step.id);
    if (gap > 0) add(ctx, { sequence, index }, tail.x, y - ctx.gap / 2);
    const run = foldedRun(ctx, steps, index);
    if (run > 0) {
      tail = folded(ctx, steps.slice(index, index + run), { x: tail.x, y });
      index += run - 1;
      continue;
    }
    const paths = drawnBranches(ctx, step);
    if (paths.length > 0) tail = split(ctx, step, paths, tail.x, y);
    else {
      const before = steps[index - 1];
      const begins = isPlain(step) && (!before || !isPlain(before));
      const isRun = begins && runLength(steps, index) >= SHORTEST_RUN;
      tail = card(ctx, step, { x: tail.x, y }, isRun ? runFold(step.id) : null);
    }
  }
  return tail;
}

function down(ctx: Context, tail: Tail, y: number, to: StepId | null): void {
  const { x, y: y1, from } = tail;
  ctx.links.push({ shape: "down", x1: x, y1, x2: x, y2: y, from, to });
}

type At = { readonly x: number; readonly y: number };

function card(ctx: Context, step: Step, { x, y }: At, fold: FoldKey | null): Tail {
  if (!isPlain(step)) {
    const hidden = idsIn(branches(step).flatMap((branch) => branch.steps));
    for (const id of hidden) ctx.hiddenIn.set(id, step.id);
    const about = { step: step.id, fold: step.id, hidden };
    part(ctx, "folded", x, y, SIZES.card_width, SIZES.card_height, about);
    return { x, y: y + SIZES.card_height, from: step.id };
  }
  const height = cardHeight(ctx, step.id);
  part(ctx, "card", x, y, SIZES.card_width, height, { step: step.id, fold });
  return { x, y: y + height, from: step.id };
}

/** Steps in a row as one part; as a whole path when `path` names it. */
function folded(ctx: Context, steps: readonly Step[], { x, y }: At, path?: SequenceKey): Tail {
  const first = steps[0]?.id ?? "";
  const hidden = idsIn(steps);
  const stop = path === undefined ? first : pathFold(path);
  for (const id of hidden) ctx.hiddenIn.set(id, stop);
  const fold = path === undefined ? runFold(first) : stop;
  const about = { step: first, hidden, fold, ...(path === undefined ? {} : { sequence: path }) };
  part(ctx, "folded", x, y, SIZES.card_width, SIZES.card_height, about);
  return { x, y: y + SIZES.card_height, from: steps.at(-1)?.id ?? null };
}

function idsIn(steps: readonly Step[]): StepId[] {
  return Array.from(walk(steps), (step) => step.id);
}

function split(ctx: Context, step: Step, paths: readonly Branch[], x: number, y: number): Tail {
  const about = { step: step.id, fold: step.id };
  part(ctx, "split", x, y, SIZES.card_width, SIZES.split_height, about);
  if (ctx.listed.has(step.id)) return rows(ctx, step, paths, { x, y });
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
  return join(ctx, step, x, joinTop);
}

function join(ctx: Context, step: Step, x: number, top: number): Tail {
  part(ctx, "join", x, top, SIZES.card_width / 2, SIZES.join_height, { step: step.id });
  return { x, y: top + SIZES.join_height, from: step.id };
}

/** The paths below each other, between two uprights: in from the one, out to the other. */
function rows(ctx: Context, step: Step, paths: readonly Branch[], { x, y }: At): Tail {
  const crossbar = y + SIZES.split_height / 2;
  const opened = paths.find((path) => path.key === ctx.options.folds.open.get(step.id));
  const inner = opened ? (ctx.sizes.get(opened.steps)?.width ?? 0) : 0;
  const half = Math.max(SIZES.card_width, inner) / 2 + SIZES.list_side / 2;
  const side = ctx.options.rtl ? -1 : 1;
  const outs: { from: StepId; x1: number; y1: number }[] = [];
  let top = y + SIZES.list_top;
  for (const path of paths) {
    const isOpen = path === opened;
    const hidden = isOpen ? [] : idsIn(path.steps);
    for (const id of hidden) ctx.hiddenIn.set(id, pathFold(path.key));
    const about = { step: step.id, sequence: path.key, fold: pathFold(path.key), hidden };
    part(ctx, "row", x, top, SIZES.card_width, SIZES.row_height, about);
    const middle = top + SIZES.row_height / 2;
    const edge = (side * SIZES.card_width) / 2;
    const from = step.id;
    const to = path.steps[0]?.id ?? step.id;
    const via = x - side * half;
    ctx.links.push({
      shape: "rung_in",
      x1: x,
      y1: crossbar,
      x2: x - edge,
      y2: middle,
      via,
      from,
      to,
    });
    top += SIZES.row_height;
    if (isOpen) {
      const tail = place(ctx, path.steps, path.key, { x, y: top, from: step.id });
      add(ctx, { sequence: path.key, index: path.steps.length }, x, tail.y + ctx.gap / 2);
      top = tail.y + ctx.gap;
      down(ctx, tail, top - SIZES.row_gap - SIZES.bend, null);
      outs.push({ from: tail.from ?? step.id, x1: x, y1: top - SIZES.row_gap });
    } else {
      outs.push({ from: path.steps.at(-1)?.id ?? step.id, x1: x + edge, y1: middle });
    }
    top += SIZES.row_gap;
  }
  const joinTop = top + SIZES.row_gap;
  const y2 = joinTop + SIZES.join_height / 2;
  for (const out of outs) {
    ctx.links.push({ shape: "rung_out", ...out, x2: x, y2, via: x + side * half, to: null });
  }
  return join(ctx, step, x, joinTop);
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
  const fold = path.steps.length > 0 ? pathFold(path.key) : null;
  const about = { sequence: path.key, step: step.id, fold };
  part(ctx, "path_name", arm.pathX, nameY, 300, 22, about);
  add(ctx, { sequence: path.key, index: 0 }, arm.pathX, arm.top - ctx.gap / 2);
  const start: Tail = { x: arm.pathX, y: arm.top, from: step.id };
  const isFolded = fold !== null && ctx.options.folds.folded.has(fold);
  const tail = isFolded
    ? folded(ctx, path.steps, start, path.key)
    : path.steps.length > 0
      ? place(ctx, path.steps, path.key, start, 0)
      : start;
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
  down(ctx, tail, y, null);
  add(ctx, { sequence: ROOT, index: count }, tail.x, y - ctx.gap / 2);
  part(ctx, "end", tail.x, y, 72, SIZES.end_height, {});
  return y + SIZES.end_height + SIZES.margin_bottom;
}

function drawnBranches(ctx: Context, step: Step): readonly Branch[] {
  return ctx.options.folds.folded.has(step.id) ? [] : branches(step);
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

type About = {
  step?: StepId;
  place?: Place;
  sequence?: SequenceKey;
  fold?: FoldKey | null;
  hidden?: readonly StepId[];
};

const NONE: readonly StepId[] = [];

function part(
  ctx: Context,
  kind: Block["kind"],
  x: number,
  y: number,
  width: number,
  height: number,
  about: About,
): void {
  const { step = null, place = null, sequence = null, fold = null, hidden = NONE } = about;
  const owner = step ?? (place ? `${place.sequence}/${place.index}` : "flow");
  const key = sequence ? `${kind}:${sequence}` : `${kind}:${owner}`;
  ctx.blocks.push({ key, kind, x, y, width, height, step, place, sequence, fold, hidden });
}

/** What of a part takes the focus; null for what is only read or adds. */
export function stopOf(block: Block): Stop | null {
  switch (block.kind) {
    case "card":
    case "split":
      return block.step;
    case "row":
      return block.fold;
    case "folded":
      return block.sequence === null ? block.step : block.fold;
    case "join":
    case "end":
    case "path_name":
    case "add":
      return null;
  }
}

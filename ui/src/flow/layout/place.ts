import type { Step, StepId } from "#ui/document/definition.ts";
import { type Branch, branches, type SequenceKey } from "#ui/document/sequences.ts";
import type { Place } from "#ui/document/tree.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import {
  type FoldKey,
  isPlain,
  pathFold,
  runFold,
  runLength,
  SHORTEST_RUN,
} from "#ui/flow/layout/folds.ts";
import {
  besideSize,
  type Context,
  cardHeight,
  drawnBranches,
  foldedRun,
  idsIn,
  innerHeight,
  isFolded,
  openHeight,
  rowWidth,
} from "#ui/flow/layout/measure.ts";
import { SIZES } from "#ui/flow/layout/sizes.ts";

/** Where the drawing of a sequence has come to. */
export type Tail = { readonly x: number; readonly y: number; readonly from: StepId | null };
type At = { readonly x: number; readonly y: number };

/** Puts the steps of a measured sequence below each other; `depth` counts the lists around it. */
export function place(
  ctx: Context,
  steps: readonly Step[],
  sequence: SequenceKey,
  start: Tail,
  depth: number,
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
    if (paths.length > 0) tail = split(ctx, step, paths, { x: tail.x, y }, depth);
    else {
      const before = steps[index - 1];
      const begins = isPlain(step) && (!before || !isPlain(before));
      const isRun = begins && runLength(steps, index) >= SHORTEST_RUN;
      tail = card(ctx, step, { x: tail.x, y }, isRun ? runFold(step.id) : null);
    }
  }
  return tail;
}

export function down(ctx: Context, tail: Tail, y: number, to: StepId | null): void {
  const { x, y: y1, from } = tail;
  ctx.links.push({ shape: "down", x1: x, y1, x2: x, y2: y, from, to });
}

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

function split(
  ctx: Context,
  step: Step,
  paths: readonly Branch[],
  { x, y }: At,
  depth: number,
): Tail {
  const about = { step: step.id, fold: step.id };
  part(ctx, "split", x, y, SIZES.card_width, SIZES.split_height, about);
  const listed = ctx.listed.get(step.id);
  if (listed) return list(ctx, step, paths, { x, y }, depth);
  const inner = paths.map((path) => besideSize(ctx, path));
  const crossbar = y + SIZES.split_height / 2;
  const joinTop = y + ctx.toCard + innerHeight(inner) + ctx.gap;
  const merge = joinTop + SIZES.join_height / 2;
  let side = -rowWidth(inner) / 2;
  for (const [index, path] of paths.entries()) {
    const width = inner[index]?.width ?? SIZES.card_width;
    const offset = side + width / 2;
    side += width + SIZES.path_gap;
    const pathX = x + (ctx.options.rtl ? -offset : offset);
    branch(ctx, step, path, { x, crossbar, pathX, merge, top: y + ctx.toCard, depth });
  }
  return join(ctx, step, x, joinTop);
}

function join(ctx: Context, step: Step, x: number, top: number): Tail {
  part(ctx, "join", x, top, SIZES.card_width / 2, SIZES.join_height, { step: step.id });
  return { x, y: top + SIZES.join_height, from: step.id };
}

/** The paths as lines of a list, in a frame that stands for the crossbars; one can be open. */
function list(
  ctx: Context,
  step: Step,
  paths: readonly Branch[],
  { x, y }: At,
  depth: number,
): Tail {
  const open = ctx.listed.get(step.id)?.open ?? null;
  const width = ctx.listWidths.get(step.id) ?? SIZES.card_width;
  const frameTop = y + SIZES.split_height / 2;
  let inside: { y: number; height: number } | null = null;
  let top = y + SIZES.list_top;
  const frameAt = ctx.frames.length;
  for (const path of paths) {
    const isOpen = path.key === open;
    row(ctx, step, path, { x, y: top, width, isOpen });
    top += SIZES.row_height;
    if (isOpen) {
      const height = openHeight(ctx, path, ctx.sizes.get(path.steps));
      inside = { y: top, height };
      openRow(ctx, path, { x, y: top, from: step.id }, depth + 1);
      top += height;
    }
    top += SIZES.row_line;
  }
  const bottom = top + SIZES.list_bottom;
  const frame = { owner: step.id, depth, x: x - width / 2, y: frameTop, width };
  ctx.frames.splice(frameAt, 0, { ...frame, height: bottom - frameTop, inside });
  return join(ctx, step, x, bottom - SIZES.join_height / 2);
}

type Row = { x: number; y: number; width: number; isOpen: boolean };

/** A shut path takes what is dropped on it, as its last step. */
function row(ctx: Context, step: Step, path: Branch, { x, y, width, isOpen }: Row): void {
  const hidden = isOpen ? [] : idsIn(path.steps);
  const fold = pathFold(path.key);
  for (const id of hidden) ctx.hiddenIn.set(id, fold);
  const about = { step: step.id, sequence: path.key, fold, hidden };
  const end = isOpen ? {} : { place: { sequence: path.key, index: path.steps.length } };
  part(ctx, "row", x, y, width, SIZES.row_height, { ...about, ...end });
}

function openRow(ctx: Context, path: Branch, start: Tail, depth: number): void {
  const tail = place(ctx, path.steps, path.key, start, depth);
  add(ctx, { sequence: path.key, index: path.steps.length }, tail.x, tail.y + ctx.gap / 2);
  if (ctx.options.editing) down(ctx, tail, tail.y + ctx.gap / 2, null);
}

type Arm = {
  x: number;
  crossbar: number;
  pathX: number;
  merge: number;
  top: number;
  depth: number;
};

/**
 * One of several paths beside each other, from the crossbar down to the join. An empty one stands
 * for itself where a run asks whether it has come there.
 */
function branch(ctx: Context, step: Step, path: Branch, arm: Arm): void {
  const isEmpty = path.steps.length === 0;
  const before = isEmpty ? path.key : step.id;
  ctx.links.push({
    shape: "branch",
    x1: arm.x,
    y1: arm.crossbar,
    x2: arm.pathX,
    y2: arm.top,
    from: step.id,
    to: path.steps[0]?.id ?? path.key,
  });
  const nameY = arm.crossbar + SIZES.path_name_below - SIZES.path_name_height / 2;
  const about = { sequence: path.key, step: step.id, fold: pathFold(path.key) };
  const kind = isEmpty ? "empty_path" : "path_name";
  part(ctx, kind, arm.pathX, nameY, SIZES.path_name_width, SIZES.path_name_height, about);
  add(ctx, { sequence: path.key, index: 0 }, arm.pathX, arm.top - ctx.gap / 2);
  const tail = along(ctx, path, { x: arm.pathX, y: arm.top, from: before }, arm.depth);
  ctx.links.push({
    shape: "merge",
    x1: tail.x,
    y1: tail.y,
    x2: arm.x,
    y2: arm.merge,
    from: tail.from,
    to: null,
  });
  if (!isEmpty) {
    add(ctx, { sequence: path.key, index: path.steps.length }, tail.x, tail.y + ctx.gap / 2);
  }
}

/** The steps of a path below its first (+), as one part where it is folded. */
function along(ctx: Context, path: Branch, start: Tail, depth: number): Tail {
  if (path.steps.length === 0) return start;
  if (isFolded(ctx, path.key)) return folded(ctx, path.steps, start, path.key);
  return place(ctx, path.steps, path.key, start, depth, 0);
}

export function add(ctx: Context, place: Place, x: number, centre: number): void {
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

export function part(
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

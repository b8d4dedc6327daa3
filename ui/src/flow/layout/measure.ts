import type { Step, StepId } from "#ui/document/definition.ts";
import { type Branch, branches, type SequenceKey } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import type { Block, Frame, Link, Listed } from "#ui/flow/layout/blocks.ts";
import {
  type Folds,
  isPlain,
  openPath,
  pathFold,
  runFold,
  runLength,
  SHORTEST_RUN,
  type Stop,
} from "#ui/flow/layout/folds.ts";
import { SIZES } from "#ui/flow/layout/sizes.ts";

export type LayoutOptions = {
  /** Room for (+) and its hit area in every gap. */
  readonly editing: boolean;
  readonly rtl: boolean;
  readonly folds: Folds;
  /** The room for the whole drawing: paths that are wider together become a list. */
  readonly widest: number;
  /** Steps whose card carries a problem line. */
  readonly problems: ReadonlySet<StepId>;
  /** How much a step matters now: of a list, the path that matters most is open at first. */
  readonly weight?: ((step: StepId) => number) | undefined;
};

/** More paths than this become a list. */
const MOST_BESIDE = 4;

export type Size = { readonly width: number; readonly height: number };

/** A drawing in the making. */
export type Context = {
  readonly options: LayoutOptions;
  readonly gap: number;
  readonly toCard: number;
  readonly sizes: Map<readonly Step[], Size>;
  readonly blocks: Block[];
  readonly links: Link[];
  readonly frames: Frame[];
  readonly hiddenIn: Map<StepId, Stop>;
  readonly listed: Map<StepId, Listed>;
  readonly listWidths: Map<StepId, number>;
};

/** The size of a sequence and, on the way, which of its splits become lists. */
export function measure(ctx: Context, steps: readonly Step[], room: number): Size {
  let width: number = SIZES.card_width;
  let height = 0;
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    if (!step) continue;
    if (index > 0) height += ctx.gap;
    const run = foldedRun(ctx, steps, index);
    if (run > 0) {
      height += SIZES.card_height;
      index += run - 1;
      continue;
    }
    const paths = drawnBranches(ctx, step);
    const inner = paths.length > 0 ? measureSplit(ctx, step, paths, room) : null;
    width = Math.max(width, inner?.width ?? 0);
    height += inner?.height ?? (isPlain(step) ? cardHeight(ctx, step.id) : SIZES.card_height);
  }
  const size = { width, height };
  ctx.sizes.set(steps, size);
  return size;
}

const FOLDED: Size = { width: SIZES.card_width, height: SIZES.card_height };

/**
 * Paths beside each other, or a list of them. Whether the paths themselves have room is asked as
 * if they lay in a list, so that each sequence is measured once.
 */
function measureSplit(ctx: Context, step: Step, paths: readonly Branch[], room: number): Size {
  const inside = room - 2 * SIZES.list_side;
  const sizes = paths.map((path) => {
    const whole = measure(ctx, path.steps, inside);
    return isFolded(ctx, path.key) ? FOLDED : whole;
  });
  const isWide = rowWidth(sizes) > room && paths.length > 1;
  if (paths.length <= MOST_BESIDE && !isWide) {
    const height = ctx.toCard + innerHeight(sizes) + ctx.gap + SIZES.join_height;
    return { width: rowWidth(sizes), height };
  }
  const open = openPath(ctx.options.folds, step.id, paths, ctx.options.weight);
  ctx.listed.set(step.id, { paths: paths.map(({ key }) => key), open });
  const opened = paths.find(({ key }) => key === open);
  const size = opened ? ctx.sizes.get(opened.steps) : undefined;
  const narrowest = Math.max(SIZES.card_width, Math.min(SIZES.list_narrowest, inside));
  const width = Math.max(narrowest, size?.width ?? 0) + 2 * SIZES.list_side;
  ctx.listWidths.set(step.id, width);
  const list = paths.length * (SIZES.row_height + SIZES.row_line);
  return {
    width,
    height:
      SIZES.list_top +
      list +
      (opened ? openHeight(ctx, opened, size) : 0) +
      SIZES.list_bottom +
      SIZES.join_height / 2,
  };
}

/** The height of the open path of a list: its steps and the gaps around them. */
export function openHeight(ctx: Context, path: Branch, size: Size | undefined): number {
  return path.steps.length === 0 ? ctx.gap : ctx.gap + (size?.height ?? 0) + ctx.gap;
}

/** How many steps from here on are folded into one part; none when no folded run begins here. */
export function foldedRun(ctx: Context, steps: readonly Step[], index: number): number {
  const step = steps[index];
  if (!step || !ctx.options.folds.folded.has(runFold(step.id))) return 0;
  const length = runLength(steps, index);
  return length >= SHORTEST_RUN ? length : 0;
}

export function isFolded(ctx: Context, path: SequenceKey): boolean {
  return ctx.options.folds.folded.has(pathFold(path));
}

export function drawnBranches(ctx: Context, step: Step): readonly Branch[] {
  return ctx.options.folds.folded.has(step.id) ? [] : branches(step);
}

export function cardHeight(ctx: Context, step: StepId): number {
  return ctx.options.problems.has(step) ? SIZES.problem_height : SIZES.card_height;
}

/** The size of a path beside others. */
export function besideSize(ctx: Context, path: Branch): Size {
  return isFolded(ctx, path.key) ? FOLDED : (ctx.sizes.get(path.steps) ?? FOLDED);
}

export function rowWidth(inner: readonly Size[]): number {
  const gaps = SIZES.path_gap * Math.max(0, inner.length - 1);
  return inner.reduce((sum, size) => sum + size.width, gaps);
}

export function innerHeight(inner: readonly Size[]): number {
  return inner.reduce((most, size) => Math.max(most, size.height), 0);
}

export function idsIn(steps: readonly Step[]): StepId[] {
  return Array.from(walk(steps), (step) => step.id);
}

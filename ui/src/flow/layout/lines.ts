import type { StepId } from "#ui/document/definition.ts";
import type { Frame, Link } from "#ui/flow/layout/blocks.ts";
import { SIZES } from "#ui/flow/layout/sizes.ts";

/** The frames of one depth: around their lists, those ahead of a run, and behind their open paths. */
export type Framing = { readonly solid: string; readonly ahead: string; readonly inside: string };

/**
 * The flow's lines as two SVG paths: what is passed or simply drawn, and what lies ahead of a run.
 * The frames are drawn first, the outer ones below the inner ones.
 */
export type Lines = {
  readonly solid: string;
  readonly ahead: string;
  readonly frames: readonly Framing[];
};

/** Whether a run is past a point: told by the step it leads to, or at the end of a sequence from. */
export type Ahead = (link: Pick<Link, "from" | "to">) => boolean;

export function lines(
  { links, frames }: { readonly links: readonly Link[]; readonly frames: readonly Frame[] },
  ahead: Ahead = () => false,
): Lines {
  const solid: string[] = [];
  const dashed: string[] = [];
  for (const link of links) (ahead(link) ? dashed : solid).push(linePath(link));
  return { solid: solid.join(""), ahead: dashed.join(""), frames: framings(frames, ahead) };
}

/** Dashed are the lines to steps not reached, and from unfinished steps to a join or the end. */
export function aheadOf(
  reached: (step: StepId) => boolean,
  finished: (step: StepId) => boolean,
): Ahead {
  return (link) =>
    link.to === null ? link.from !== null && !finished(link.from) : !reached(link.to);
}

export function linePath(link: Link): string {
  const { x1, y1, x2, y2 } = link;
  if (link.shape === "down" || x1 === x2) return `M${x1} ${y1}V${y2}`;
  const side = x2 > x1 ? 1 : -1;
  const bend = Math.min(SIZES.bend, Math.abs(x2 - x1), Math.abs(y2 - y1));
  if (link.shape === "branch") {
    return `M${x1} ${y1}H${x2 - side * bend}Q${x2} ${y1} ${x2} ${y1 + bend}V${y2}`;
  }
  return `M${x1} ${y1}V${y2 - bend}Q${x1} ${y2} ${x1 + side * bend} ${y2}H${x2}`;
}

function framings(frames: readonly Frame[], ahead: Ahead): Framing[] {
  const byDepth: { solid: string; ahead: string; inside: string }[] = [];
  for (const frame of frames) {
    byDepth[frame.depth] ??= { solid: "", ahead: "", inside: "" };
    const of = byDepth[frame.depth];
    if (!of) continue;
    of[ahead({ from: null, to: frame.owner }) ? "ahead" : "solid"] += framePath(frame);
    const { inside, x, width } = frame;
    if (inside) of.inside += `M${x + 1} ${inside.y}h${width - 2}v${inside.height}h${2 - width}z`;
  }
  return byDepth;
}

function framePath({ x, y, width, height }: Frame): string {
  const bend = SIZES.bend;
  const [across, along] = [width - 2 * bend, height - 2 * bend];
  const corner = (dx: number, dy: number, turn: string) => `q${turn} ${dx} ${dy}`;
  return [
    `M${x + bend} ${y}h${across}`,
    corner(bend, bend, `${bend} 0`),
    `v${along}`,
    corner(-bend, bend, `0 ${bend}`),
    `h${-across}`,
    corner(-bend, -bend, `${-bend} 0`),
    `v${-along}`,
    corner(bend, -bend, `0 ${-bend}`),
    "z",
  ].join("");
}

import type { StepId } from "#ui/document/definition.ts";
import type { Link } from "#ui/flow/layout/layout.ts";
import { SIZES } from "#ui/flow/layout/sizes.ts";

/** The flow's lines as two SVG paths: what is passed or simply drawn, and what lies ahead of a run. */
export type Lines = { readonly solid: string; readonly ahead: string };

/** Whether a run is past a point: told by the step it leads to, or at the end of a sequence from. */
export type Ahead = (link: Link) => boolean;

export function lines(links: readonly Link[], ahead: Ahead = () => false): Lines {
  const solid: string[] = [];
  const dashed: string[] = [];
  for (const link of links) (ahead(link) ? dashed : solid).push(linePath(link));
  return { solid: solid.join(""), ahead: dashed.join("") };
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
  if (link.shape === "rung_in" || link.shape === "rung_out") return rungPath(link);
  if (link.shape === "down" || x1 === x2) return `M${x1} ${y1}V${y2}`;
  const side = x2 > x1 ? 1 : -1;
  const bend = Math.min(SIZES.bend, Math.abs(x2 - x1), Math.abs(y2 - y1));
  if (link.shape === "branch") {
    return `M${x1} ${y1}H${x2 - side * bend}Q${x2} ${y1} ${x2} ${y1 + bend}V${y2}`;
  }
  return `M${x1} ${y1}V${y2 - bend}Q${x1} ${y2} ${x1 + side * bend} ${y2}H${x2}`;
}

/** Across to the upright, along it, and across again; first round a corner when it comes from above. */
function rungPath({ shape, x1, y1, x2, y2, via = x1 }: Link): string {
  const bend = Math.min(SIZES.bend, Math.abs(y2 - y1) / 2, Math.abs(via - x2));
  const to = via > x1 ? 1 : -1;
  const back = x2 > via ? 1 : -1;
  const corner = `M${x1} ${y1 - SIZES.bend}Q${x1} ${y1} ${x1 + to * SIZES.bend} ${y1}`;
  const start = shape === "rung_out" && x1 === x2 ? corner : `M${x1} ${y1}`;
  const across = `${start}H${via - to * bend}Q${via} ${y1} ${via} ${y1 + bend}`;
  return `${across}V${y2 - bend}Q${via} ${y2} ${via + back * bend} ${y2}H${x2}`;
}

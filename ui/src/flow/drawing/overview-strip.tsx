import { type PointerEvent, useMemo } from "react";
import type { StepId } from "#ui/document/definition.ts";
import type { StepFace } from "#ui/flow/face.ts";
import type { Layout } from "#ui/flow/layout/blocks.ts";

type OverviewStripProps = {
  readonly layout: Layout;
  readonly faces?: ReadonlyMap<StepId, StepFace> | undefined;
  /** The visible stretch, as shares of the whole height. */
  readonly from: number;
  readonly to: number;
  readonly height: number;
  readonly onScroll: (share: number) => void;
};

const WIDTH = 64;
const BAR = 24;

/** A narrow picture of the whole flow; the Steps list is its equivalent for a screen reader. */
export function OverviewStrip(props: OverviewStripProps) {
  const { layout, faces, height } = props;
  const bars = useMemo(() => barsByStatus(layout, faces, height), [layout, faces, height]);
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    props.onScroll((event.clientY - box.y) / box.height - (props.to - props.from) / 2);
  };
  return (
    <svg
      className="flow-strip"
      aria-hidden="true"
      width={WIDTH}
      height={height}
      onPointerDown={drag}
      onPointerMove={drag}
    >
      {[...bars].map(([status, path]) => (
        <path key={status} className={`strip-${status}`} d={path} />
      ))}
      <rect
        className="strip-window"
        x="1"
        width={WIDTH - 2}
        rx="4"
        y={props.from * height}
        height={Math.max(8, (props.to - props.from) * height)}
      />
    </svg>
  );
}

function barsByStatus(
  layout: Layout,
  faces: ReadonlyMap<StepId, StepFace> | undefined,
  height: number,
): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const down = height / layout.height;
  const across = (WIDTH - BAR) / layout.width;
  for (const block of layout.blocks) {
    if (!block.step || block.kind === "join" || block.kind === "path_name") continue;
    const status = faces ? (faces.get(block.step)?.status ?? "not_yet") : "plain";
    const x = (block.x * across).toFixed(1);
    const y = (block.y * down).toFixed(1);
    paths.set(status, `${paths.get(status) ?? ""}M${x} ${y}h${BAR}`);
  }
  return paths;
}

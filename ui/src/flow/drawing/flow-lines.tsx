import { Fragment } from "react";
import type { Lines } from "#ui/flow/layout/lines.ts";

type FlowLinesProps = { width: number; height: number; lines: Lines };

/** Everything that is drawn behind the parts, in one picture; the outermost frame is the lowest. */
export function FlowLines({ width, height, lines }: FlowLinesProps) {
  return (
    <svg
      className="flow-lines"
      aria-hidden="true"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {lines.frames.map((frame, depth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: frames of one depth are one drawing.
        <Fragment key={depth}>
          {frame.solid !== "" && <path className="flow-frame" d={frame.solid} />}
          {frame.ahead !== "" && <path className="flow-frame is-ahead" d={frame.ahead} />}
          {frame.inside !== "" && <path className="flow-frame-in" d={frame.inside} />}
        </Fragment>
      ))}
      <path d={lines.solid} />
      {lines.ahead !== "" && <path className="is-ahead" d={lines.ahead} />}
    </svg>
  );
}

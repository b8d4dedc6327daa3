import { useMemo } from "react";
import type { Definition } from "#ui/flow/definition.ts";
import { layout } from "#ui/flow/layout.ts";
import { lines } from "#ui/flow/lines.ts";

type FlowMiniatureProps = { definition: Definition; height?: number };

const NOTHING = new Set<string>();

/** A flow too small to read, for templates and lists; its name stands beside it. */
export function FlowMiniature({ definition, height = 96 }: FlowMiniatureProps) {
  const drawn = useMemo(
    () => layout(definition, { editing: false, rtl: false, folded: NOTHING, problems: NOTHING }),
    [definition],
  );
  return (
    <svg
      className="flow-miniature"
      aria-hidden="true"
      height={height}
      viewBox={`0 0 ${drawn.width} ${drawn.height}`}
    >
      <path className="miniature-lines" d={lines(drawn.links).solid} />
      {drawn.blocks.map((block) =>
        block.kind === "card" || block.kind === "split" ? (
          <rect
            key={block.key}
            className="miniature-card"
            x={block.x - block.width / 2}
            y={block.y}
            width={block.width}
            height={block.height}
            rx="10"
          />
        ) : null,
      )}
    </svg>
  );
}

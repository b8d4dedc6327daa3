import { memo } from "react";
import { AddButton } from "#ui/flow/drawing/add-button.tsx";
import { FlowItem, orderOf } from "#ui/flow/drawing/flow-item.tsx";
import { FlowLines } from "#ui/flow/drawing/flow-lines.tsx";
import { FlowMarks } from "#ui/flow/drawing/flow-marks.tsx";
import type { FlowPageProps } from "#ui/flow/drawing/page-props.ts";
import { stopOf } from "#ui/flow/layout/blocks.ts";
import { dropOf } from "#ui/flow/moving/use-drag.ts";
import { type PathWords, usePathWords } from "#ui/sentences/use-path-words.ts";

/** The parts on screen, at their places: one line drawing, an ordered list of steps, the gaps. */
export const FlowPage = memo(function FlowPage(props: FlowPageProps) {
  const { layout, lines, visible, of } = props;
  const words = usePathWords(of);
  const steps = visible
    .filter((block) => stopOf(block) !== null)
    .map((block) => ({ block, order: orderOf(of, block) }))
    .toSorted((one, other) => one.order - other.order);
  return (
    <div className="flow-page" style={{ width: layout.width, height: layout.height }}>
      <FlowLines width={layout.width} height={layout.height} lines={lines} />
      <FlowMarks
        blocks={visible}
        of={of}
        words={words}
        faces={props.faces}
        finished={props.finished ?? !props.faces}
        hands={props.hands}
      />
      <ol>
        {steps.map(({ block }) => (
          <FlowItem key={block.key} {...props} block={block} words={words} />
        ))}
      </ol>
      <Adds {...props} words={words} />
    </div>
  );
});

function Adds(props: FlowPageProps & { words: PathWords }) {
  const { visible, actions, drag, of, definition, words } = props;
  if (!actions) return null;
  return visible.map((block) => {
    const { place } = block;
    if (block.kind !== "add" || !place) return null;
    const { sequence, index } = place;
    const path = index === 0 ? of.paths.get(sequence) : undefined;
    return (
      <AddButton
        key={block.key}
        block={block}
        after={of.sequences.get(sequence)?.[index - 1]?.name ?? definition.trigger.name}
        path={path && words.told(path)}
        drop={dropOf(drag, block)}
        onAdd={actions.onAdd}
      />
    );
  });
}

import { memo, type RefObject } from "react";
import type { Step, StepId } from "#ui/document/definition.ts";
import type { Outline, OutlinePath } from "#ui/document/outline.ts";
import { branches, type SequenceKey } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import { AddButton } from "#ui/flow/drawing/add-button.tsx";
import { FlowMarks } from "#ui/flow/drawing/flow-marks.tsx";
import { FoldedPart } from "#ui/flow/drawing/folded-part.tsx";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import { insideOf } from "#ui/flow/drawing/inside.ts";
import { StepPart } from "#ui/flow/drawing/step-part.tsx";
import type { FlowProps } from "#ui/flow/face.ts";
import type { Folds, Stop } from "#ui/flow/layout/folds.ts";
import { type Block, type Layout, stopOf } from "#ui/flow/layout/layout.ts";
import type { Lines } from "#ui/flow/layout/lines.ts";
import type { Drag } from "#ui/flow/moving/use-drag.ts";
import { splitOf } from "#ui/steps/registry.ts";

type FlowPageProps = FlowProps & {
  readonly layout: Layout;
  /** Of splits drawn as a list, the path that is open. */
  readonly open: Folds["open"];
  readonly lines: Lines;
  readonly of: Outline;
  readonly visible: readonly Block[];
  readonly focused: Stop;
  readonly keysId: string;
  readonly drag: Drag | null;
  readonly hands: RefObject<Hands>;
};

/** The parts on screen, at their places: one line drawing, an ordered list of steps, the gaps. */
export const FlowPage = memo(function FlowPage(props: FlowPageProps) {
  const { layout, lines, visible, of } = props;
  const steps = visible
    .filter((block) => stopOf(block) !== null)
    .map((block) => ({ block, order: orderOf(of, block) }))
    .toSorted((one, other) => one.order - other.order);
  return (
    <div className="flow-page" style={{ width: layout.width, height: layout.height }}>
      <svg
        className="flow-lines"
        aria-hidden="true"
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        <path d={lines.solid} />
        {lines.ahead !== "" && <path className="is-ahead" d={lines.ahead} />}
      </svg>
      <FlowMarks
        blocks={visible}
        definition={props.definition}
        of={of}
        finished={props.finished ?? !props.faces}
        hands={props.hands}
      />
      <ol>
        {steps.map(({ block }) => (
          <FlowItem key={block.key} {...props} block={block} />
        ))}
      </ol>
      <Adds {...props} />
    </div>
  );
});

/** Reading order; a path that is one part stands just before its first step. */
function orderOf(of: Outline, block: Block): number {
  const own = of.byId.get(block.step ?? "")?.position ?? 0;
  if (block.kind !== "row") return own;
  return of.paths.get(block.sequence ?? "")?.position ?? own;
}

/** Whether a path is gone on a condition. */
function isChoice(of: Outline, path: OutlinePath | undefined): boolean {
  const owner = of.byId.get(path?.owner ?? "")?.step;
  return (owner && splitOf(owner.action)?.isChoice) ?? false;
}

/** A row of a list tells of its path even while it is open. */
function stepsIn(owner: Step | null, path: SequenceKey | null): StepId[] {
  const branch = owner && branches(owner).find((one) => one.key === path);
  return Array.from(walk(branch?.steps ?? []), (step) => step.id);
}

function FlowItem(props: FlowPageProps & { block: Block }) {
  const { block, of } = props;
  const entry = of.byId.get(block.step ?? "");
  if (!entry) return null;
  const isPath = block.sequence !== null;
  const stop = stopOf(block) ?? entry.id;
  const common = {
    block,
    entry,
    trigger: props.definition.trigger,
    connections: props.connections,
    isFocusable: props.focused === stop,
    isEditing: props.actions !== undefined,
    keysId: props.keysId,
    hands: props.hands,
  };
  if (block.kind === "folded" || block.kind === "row") {
    const hidden = block.kind === "row" ? stepsIn(entry.step, block.sequence) : block.hidden;
    const inside = insideOf({ ...block, hidden }, props.faces, props.problems);
    const path = isPath ? of.paths.get(block.sequence ?? "") : undefined;
    const last = of.byId.get(block.hidden.at(-1) ?? "");
    const isSelected = props.selected !== null && block.hidden.includes(props.selected);
    return (
      <li>
        <FoldedPart
          {...common}
          stop={stop}
          inside={inside}
          path={path}
          isChoice={isChoice(of, path)}
          last={last?.number ?? entry.number}
          isOpen={
            block.kind === "row" && path !== undefined && props.open.get(path.owner) === path.key
          }
          isSelected={isSelected || props.selected === entry.id}
        />
      </li>
    );
  }
  return (
    <li aria-setsize={of.total} aria-posinset={entry.position}>
      <StepPart
        {...common}
        total={of.total}
        face={props.faces?.get(entry.id)}
        problem={props.problems?.get(entry.id)}
        isSelected={props.selected === entry.id}
        isGap={props.drag?.step === entry.id}
      />
    </li>
  );
}

function Adds(props: FlowPageProps) {
  const { visible, actions, drag, of, definition } = props;
  if (!actions) return null;
  const drop = (block: Block) => {
    if (!drag) return "none";
    if (drag.over?.key === block.key) return "over";
    return drag.spots.some((spot) => spot.key === block.key) ? "open" : "closed";
  };
  return visible.map((block) => {
    const { place } = block;
    if (block.kind !== "add" || !place) return null;
    const { sequence, index } = place;
    return (
      <AddButton
        key={block.key}
        block={block}
        after={of.sequences.get(sequence)?.[index - 1]?.name ?? definition.trigger.name}
        path={index === 0 ? of.paths.get(sequence) : undefined}
        drop={drop(block)}
        onAdd={actions.onAdd}
      />
    );
  });
}

import { Fragment, type PointerEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { AddButton } from "#ui/flow/AddButton.tsx";
import type { StepId } from "#ui/flow/definition.ts";
import { FlowMarks } from "#ui/flow/FlowMarks.tsx";
import type { FlowProps } from "#ui/flow/face.ts";
import type { Block, Layout } from "#ui/flow/layout.ts";
import type { Lines } from "#ui/flow/lines.ts";
import type { Outline } from "#ui/flow/outline.ts";
import { StepPart } from "#ui/flow/StepPart.tsx";
import type { Drag } from "#ui/flow/use-drag.ts";

/** What cards call; behind a ref, so that they need not be drawn anew when it changes. */
export type Hands = {
  readonly onFocusStep: (step: StepId) => void;
  readonly onPress: (step: StepId) => void;
  readonly onMenu: (step: StepId, anchor: Element) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, step: StepId) => void;
};

type FlowPageProps = FlowProps & {
  readonly layout: Layout;
  readonly lines: Lines;
  readonly of: Outline;
  readonly visible: readonly Block[];
  readonly focused: StepId;
  readonly keysId: string;
  readonly drag: Drag | null;
  readonly isOpenSpot: (block: Block) => boolean;
  readonly hands: RefObject<Hands>;
};

/** The parts on screen, at their places: one line drawing, an ordered list of steps, the gaps. */
export function FlowPage(props: FlowPageProps) {
  const { layout, lines, visible, of } = props;
  const order = (block: Block) => of.byId.get(block.step ?? "")?.position ?? 0;
  const steps = visible
    .filter((block) => ["card", "folded", "split"].includes(block.kind))
    .toSorted((one, other) => order(one) - order(other));
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
        <path className="is-ahead" d={lines.ahead} />
      </svg>
      <FlowMarks
        blocks={visible}
        definition={props.definition}
        of={of}
        finished={props.finished ?? !props.faces}
      />
      <ol>
        {steps.map((block) => {
          const entry = of.byId.get(block.step ?? "");
          if (!entry) return null;
          return (
            <li key={entry.id} aria-setsize={of.total} aria-posinset={entry.position}>
              <StepPart
                block={block}
                entry={entry}
                total={of.total}
                trigger={props.definition.trigger}
                connections={props.connections}
                face={props.faces?.get(entry.id)}
                problem={props.problems?.get(entry.id)}
                isSelected={props.selected === entry.id}
                isFocusable={props.focused === entry.id}
                isGap={props.drag?.step === entry.id}
                isEditing={props.actions !== undefined}
                keysId={props.keysId}
                hands={props.hands}
              />
            </li>
          );
        })}
      </ol>
      <Adds {...props} />
    </div>
  );
}

function Adds(props: FlowPageProps) {
  const { visible, actions, drag, of, definition } = props;
  const { t } = useTranslation("steps");
  if (!actions) return null;
  const label = (block: Block) => {
    const { sequence = "root", index = 0 } = block.place ?? {};
    const before = of.entries.find((one) => one.sequence === sequence && one.index === index - 1);
    const name = before?.step?.name ?? definition.trigger.name;
    const path = index === 0 ? of.paths.get(sequence) : undefined;
    return path ? t("add_in_path", { path: path.name ?? t("otherwise") }) : t("add_here", { name });
  };
  const drop = (block: Block) => {
    if (!drag) return "none";
    if (drag.over?.key === block.key) return "over";
    return props.isOpenSpot(block) ? "open" : "closed";
  };
  return visible
    .filter((block) => block.kind === "add")
    .map((block) => (
      <Fragment key={block.key}>
        {block.place && (
          <AddButton
            block={block}
            label={label(block)}
            drop={drop(block)}
            onPress={(anchor) => block.place && actions.onAdd(block.place, anchor)}
          />
        )}
      </Fragment>
    ));
}

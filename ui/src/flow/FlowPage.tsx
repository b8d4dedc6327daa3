import { Fragment, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { AddButton } from "#ui/flow/AddButton.tsx";
import type { StepId } from "#ui/flow/definition.ts";
import { FlowMarks } from "#ui/flow/FlowMarks.tsx";
import type { FlowProps } from "#ui/flow/face.ts";
import { shown } from "#ui/flow/kinds/registry.ts";
import type { Block, Layout } from "#ui/flow/layout.ts";
import type { Lines } from "#ui/flow/lines.ts";
import type { Outline } from "#ui/flow/outline.ts";
import { SplitPill } from "#ui/flow/SplitPill.tsx";
import { StepCard } from "#ui/flow/StepCard.tsx";
import type { Drag } from "#ui/flow/use-drag.ts";
import { useTold } from "#ui/flow/use-told.ts";

type FlowPageProps = FlowProps & {
  readonly layout: Layout;
  readonly lines: Lines;
  readonly of: Outline;
  readonly visible: readonly Block[];
  readonly focused: StepId;
  readonly keysId: string;
  readonly drag: Drag | null;
  readonly isOpenSpot: (block: Block) => boolean;
  readonly onFocusStep: (step: StepId) => void;
  readonly onPress: (step: StepId) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, step: StepId) => void;
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
        {steps.map((block) => (
          <li key={block.step} aria-setsize={of.total} aria-posinset={order(block)}>
            <StepPart {...props} block={block} />
          </li>
        ))}
      </ol>
      <Adds {...props} />
    </div>
  );
}

function StepPart(props: FlowPageProps & { block: Block }) {
  const { block, definition, of, actions } = props;
  const { t } = useTranslation("steps");
  const { told, words } = useTold(props.connections);
  const entry = of.byId.get(block.step ?? "");
  const look = entry && shown(definition, entry, told);
  if (!entry || !look) return null;
  const face = props.faces?.get(entry.id);
  const problem = props.problems?.get(entry.id);
  const base = { position: entry.position, total: of.total, kind: t(`kind.${look.kind}`) };
  const sentence = words.plain(look.sentence);
  const status = face && [t(`status.${face.status}`), face.words].filter(Boolean).join(", ");
  const named = status
    ? t("card_label_status", { ...base, name: look.name, status })
    : t("card_label", { ...base, name: look.name, sentence });
  const common = {
    block,
    shown: look,
    number: entry.number,
    label: problem
      ? t("card_label_problems", { label: named, words: problem.words, count: problem.count })
      : named,
    isSelected: props.selected === entry.id,
    isFocusable: props.focused === entry.id,
    keysId: props.keysId,
    onPress: () => props.onPress(entry.id),
    onFocus: () => props.onFocusStep(entry.id),
    onMenu: actions && ((anchor: Element) => actions.onCommand(entry.id, "menu", anchor)),
  };
  if (block.kind === "split") return <SplitPill {...common} face={face} />;
  const draggable = actions && entry.step !== null;
  return (
    <StepCard
      {...common}
      pieces={words.pieces(look.sentence)}
      isStart={entry.step === null}
      isGap={props.drag?.step === entry.id}
      face={face}
      problem={problem}
      onPointerDown={draggable ? (event) => props.onPointerDown(event, entry.id) : undefined}
    />
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

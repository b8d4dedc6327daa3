import { memo, type PointerEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Trigger } from "#ui/document/definition.ts";
import type { OutlineEntry } from "#ui/document/outline.ts";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import { shown } from "#ui/flow/drawing/shown.ts";
import { SplitPill } from "#ui/flow/drawing/split-pill.tsx";
import { StepCard } from "#ui/flow/drawing/step-card.tsx";
import type { StepFace, StepProblem } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { toDoWords } from "#ui/sentences/to-do-words.ts";
import { useWording } from "#ui/sentences/use-wording.ts";

type StepPartProps = {
  readonly block: Block;
  readonly entry: OutlineEntry;
  readonly total: number;
  readonly trigger: Trigger;
  readonly connections: ReadonlyMap<string, string> | undefined;
  readonly face: StepFace | undefined;
  readonly problem: StepProblem | undefined;
  readonly isSelected: boolean;
  readonly isFocusable: boolean;
  readonly isGap: boolean;
  readonly isEditing: boolean;
  readonly keysId: string;
  readonly hands: RefObject<Hands>;
};

/** One step of the drawing, as a card or a split's pill; drawn anew only when it changes. */
export const StepPart = memo(function StepPart(props: StepPartProps) {
  const { block, entry, total, face, problem, hands, isEditing } = props;
  const { t } = useTranslation("steps");
  const { t: tKinds } = useKindWords();
  const { wording, words } = useWording(props.connections);
  const look = shown(props.trigger, entry, wording);
  const base = { position: entry.position, total, kind: tKinds(`${look.kind}.name`) };
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
      ? t("card_label_problems", {
          label: named,
          words: problem.words,
          counts: toDoWords(t, problem).join(", "),
        })
      : named,
    isSelected: props.isSelected,
    isFocusable: props.isFocusable,
    keysId: props.keysId,
    onPress: () => hands.current.onPress(entry.id),
    onFocus: () => hands.current.onFocusStop(entry.id),
    isGap: props.isGap,
    face,
    problem,
    onPointerDown:
      isEditing && entry.step !== null
        ? (event: PointerEvent<HTMLElement>) => hands.current.onPointerDown(event, entry.id)
        : undefined,
    onFold: block.fold ? () => block.fold && hands.current.onFold(block.fold) : undefined,
    onMenu: isEditing ? (anchor: Element) => hands.current.onMenu(entry.id, anchor) : undefined,
  };
  if (block.kind === "split") return <SplitPill {...common} />;
  return (
    <StepCard {...common} pieces={words.pieces(look.sentence)} isStart={entry.step === null} />
  );
}, isSame);

/** Places and numbers are made anew with every edit; what counts is what they say. */
function isSame(before: StepPartProps, now: StepPartProps): boolean {
  const { block, entry, ...rest } = now;
  const { block: oldBlock, entry: oldEntry, ...oldRest } = before;
  return same(block, oldBlock) && same(entry, oldEntry) && same(rest, oldRest);
}

function same<T extends object>(one: T, other: T): boolean {
  const values = Object.values(other);
  return Object.values(one).every((value, index) => Object.is(value, values[index]));
}

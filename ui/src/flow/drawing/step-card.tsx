import type { PointerEvent } from "react";
import { useLocale } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { at, atCorner } from "#ui/flow/drawing/position.ts";
import type { Shown } from "#ui/flow/drawing/shown.ts";
import type { StepFace, StepProblem } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import { classes } from "#ui/parts/classes.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { Rich } from "#ui/sentences/rich.tsx";
import type { Piece } from "#ui/sentences/sentence.ts";

export type StepCardProps = {
  readonly block: Block;
  readonly shown: Shown;
  readonly number: string;
  readonly pieces: readonly Piece[];
  readonly label: string;
  readonly isStart: boolean;
  readonly isSelected: boolean;
  readonly isFocusable: boolean;
  readonly isGap: boolean;
  readonly face?: StepFace | undefined;
  readonly problem?: StepProblem | undefined;
  readonly keysId: string;
  readonly onPress: () => void;
  readonly onFocus: () => void;
  readonly onPointerDown?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  /** Folds the run of steps that begins here. */
  readonly onFold?: (() => void) | undefined;
  readonly onMenu?: ((anchor: Element) => void) | undefined;
};

/**
 * One step in the drawing: tile, number and name, one sentence; ⋯ beside it, never inside.
 * Its label holds the visible words in their order, so that it can be called by them; the spaces
 * between them are inside, as between the lines nobody sees any.
 */
export function StepCard(props: StepCardProps) {
  const { block, shown, face, problem, isSelected, onMenu } = props;
  const { t } = useTranslation("steps");
  const rtl = useLocale().direction === "rtl";
  const Icon = shown.icon;
  return (
    <>
      <button
        type="button"
        className={classes(
          "flow-card flow-part",
          props.isStart && "is-start",
          isSelected && "is-selected",
          props.isGap && "is-gap",
          props.onPointerDown && "has-grip",
          props.onFold && "has-fold",
          problem && "has-problem",
          face && `in-run run-${face.status}`,
        )}
        style={at(block)}
        data-step={block.step}
        aria-label={props.label}
        aria-current={isSelected ? "step" : undefined}
        aria-describedby={props.keysId}
        tabIndex={props.isFocusable ? 0 : -1}
        onClick={props.onPress}
        onFocus={props.onFocus}
        onPointerDown={props.onPointerDown}
      >
        <Icon className="flow-tile" />
        <span className="flow-name" data-number={props.number}>
          <bdi className="clip">{shown.name} </bdi>
        </span>
        <span className="flow-sentence clip">
          {face ? <FaceLine face={face} /> : <Rich pieces={props.pieces} />}{" "}
        </span>
        {problem && <ProblemLine problem={problem} />}
      </button>
      {props.onFold && (
        <button
          type="button"
          className="flow-more flow-part is-fold"
          style={atCorner(block, { fromEnd: 47, down: 5, rtl })}
          tabIndex={-1}
          aria-label={t("fold_run", { name: shown.name })}
          onClick={props.onFold}
        />
      )}
      {onMenu && (
        <button
          type="button"
          className="flow-more flow-part is-menu"
          style={atCorner(block, { fromEnd: 19, down: 5, rtl })}
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={t("more_of", { name: shown.name })}
          onClick={(event) => onMenu(event.currentTarget)}
        />
      )}
    </>
  );
}

function FaceLine({ face }: { face: StepFace }) {
  const { t } = useTranslation("steps");
  return (
    <>
      <span className={`status status-${face.status}`}>
        <StatusGlyph status={face.status} />
        {t(`status.${face.status}`)}
      </span>
      {face.words !== "" && <span className="flow-words"> {face.words}</span>}
    </>
  );
}

function ProblemLine({ problem }: { problem: StepProblem }) {
  return (
    <span
      className={classes("flow-problem has-mark clip", problem.level === "to_check" && "is-check")}
    >
      {problem.words}
    </span>
  );
}

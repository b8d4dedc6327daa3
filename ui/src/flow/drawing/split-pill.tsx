import { TriangleAlert } from "lucide-react";
import type { PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { centredAt } from "#ui/flow/drawing/position.ts";
import type { Shown } from "#ui/flow/drawing/shown.ts";
import type { StepFace, StepProblem } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import { classes } from "#ui/parts/classes.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type SplitPillProps = {
  readonly block: Block;
  readonly shown: Shown;
  readonly number: string;
  readonly label: string;
  readonly isSelected: boolean;
  readonly isFocusable: boolean;
  readonly isGap: boolean;
  readonly face?: StepFace | undefined;
  readonly problem?: StepProblem | undefined;
  readonly keysId: string;
  readonly onPress: () => void;
  readonly onFocus: () => void;
  /** Drags the split with everything in its paths. */
  readonly onPointerDown?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  readonly onFold?: (() => void) | undefined;
  readonly onMenu?: ((anchor: Element) => void) | undefined;
};

/** A split, as a pill on its crossbar. */
export function SplitPill(props: SplitPillProps) {
  const { block, shown, face, problem, onMenu } = props;
  const { t } = useTranslation("steps");
  const Icon = shown.icon;
  return (
    <span
      className={classes(
        "flow-split flow-part",
        props.isSelected && "is-selected",
        props.isGap && "is-gap",
        face && `run-${face.status}`,
      )}
      style={centredAt(block)}
    >
      <button
        type="button"
        className="flow-split-name"
        data-step={block.step}
        aria-label={props.label}
        aria-current={props.isSelected ? "step" : undefined}
        aria-describedby={props.keysId}
        tabIndex={props.isFocusable ? 0 : -1}
        onClick={props.onPress}
        onFocus={props.onFocus}
        onPointerDown={props.onPointerDown}
      >
        {face ? (
          <span className={`status status-${face.status}`}>
            <StatusGlyph status={face.status} />
          </span>
        ) : (
          <Icon />
        )}
        <span className="flow-split-text" data-number={props.number}>
          <bdi className="clip">{shown.name}</bdi>
        </span>
        {problem && (
          <span className={classes("flow-problem", problem.level === "to_check" && "is-check")}>
            {problem.level === "to_fix" ? (
              <StatusGlyph status="needs_you" />
            ) : (
              <TriangleAlert className="sm" />
            )}
          </span>
        )}
      </button>
      {props.onFold && (
        <button
          type="button"
          className="flow-split-more is-fold"
          tabIndex={-1}
          aria-label={t("fold_of", { name: shown.name })}
          onClick={props.onFold}
        />
      )}
      {onMenu && (
        <button
          type="button"
          className="flow-split-more is-menu"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={t("more_of", { name: shown.name })}
          onClick={(event) => onMenu(event.currentTarget)}
        />
      )}
    </span>
  );
}

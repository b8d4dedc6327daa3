import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { OutlineEntry, OutlinePath } from "#ui/document/outline.ts";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import { centredAt } from "#ui/flow/drawing/position.ts";
import type { StepFace } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import { classes } from "#ui/parts/classes.ts";
import type { PathWords } from "#ui/sentences/use-path-words.ts";

type EmptyPathProps = {
  readonly block: Block;
  /** The split that the path belongs to. */
  readonly entry: OutlineEntry;
  readonly path: OutlinePath | undefined;
  readonly words: PathWords;
  readonly face: StepFace | undefined;
  readonly isFocusable: boolean;
  readonly keysId: string;
  readonly hands: RefObject<Hands>;
};

/** The name of a path without steps. It takes the focus, so that keys can put the first one there. */
export function EmptyPath(props: EmptyPathProps) {
  const { block, entry, path, face, words, hands } = props;
  const { t } = useTranslation("steps");
  if (!path) return null;
  const name = words.name(path);
  const status = face ? t(`status.${face.status}`) : t("inside_none");
  return (
    <button
      type="button"
      className={classes("flow-path-name flow-part is-empty", face && `run-${face.status}`)}
      style={centredAt(block)}
      data-step={block.fold}
      aria-label={t("row_label", { name, about: status })}
      aria-describedby={props.keysId}
      tabIndex={props.isFocusable ? 0 : -1}
      onClick={() => hands.current.onPress(entry.id)}
      onFocus={() => block.fold && hands.current.onFocusStop(block.fold)}
    >
      <bdi className="clip" title={name}>
        {name}
      </bdi>
    </button>
  );
}

import { ChevronRight } from "lucide-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { OutlineEntry, OutlinePath } from "#ui/document/outline.ts";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import type { Inside } from "#ui/flow/drawing/inside.ts";
import { InsideLine, useInsideWords } from "#ui/flow/drawing/inside-line.tsx";
import { at } from "#ui/flow/drawing/position.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import type { Drop } from "#ui/flow/moving/use-drag.ts";
import { classes } from "#ui/parts/classes.ts";
import { usePathWhen } from "#ui/sentences/path-when.tsx";
import { splitOf } from "#ui/steps/registry.ts";

type PathRowProps = {
  readonly block: Block;
  /** The split that the path belongs to. */
  readonly entry: OutlineEntry;
  readonly path: OutlinePath;
  readonly name: string;
  readonly inside: Inside;
  readonly isFirst: boolean;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isFocusable: boolean;
  readonly drop: Drop;
  readonly keysId: string;
  readonly hands: RefObject<Hands>;
};

/** A path as one line of a list: its name, when it is taken, and what is inside. */
export function PathRow(props: PathRowProps) {
  const { block, entry, path, name, inside, hands } = props;
  const { t } = useTranslation("steps");
  const split = entry.step && splitOf(entry.step.action);
  const condition = split?.when(path.key) ?? null;
  const when = usePathWhen({ isLeft: path.name === null, condition });
  const about = [when, ...useInsideWords(inside, "steps_in")].filter(Boolean);
  const isDropped = props.drop === "over";
  return (
    <button
      type="button"
      className={classes(
        "flow-part flow-row",
        props.isFirst && "is-first",
        props.isOpen && "is-open",
        props.isSelected && !props.isOpen && "is-selected",
        props.drop === "open" && "is-place",
        isDropped && "is-over",
        inside.status && `in-run run-${inside.status}`,
      )}
      style={{ ...at(block), inlineSize: block.width }}
      data-step={block.fold}
      aria-label={t("row_label", { name, about: about.join(", ") })}
      aria-expanded={props.isOpen}
      aria-describedby={props.keysId}
      tabIndex={props.isFocusable ? 0 : -1}
      onClick={() => block.fold && hands.current.onFold(block.fold)}
      onFocus={() => block.fold && hands.current.onFocusStop(block.fold)}
    >
      <ChevronRight className="flow-row-chevron" />
      <span className="flow-name">
        <bdi className="clip">{name}</bdi>
      </span>{" "}
      <span className="flow-sentence flow-row-when clip">{when}</span>{" "}
      {isDropped ? (
        <span className="small">{t("move_here")}</span>
      ) : (
        <InsideLine inside={inside} counted="steps_in" />
      )}
    </button>
  );
}

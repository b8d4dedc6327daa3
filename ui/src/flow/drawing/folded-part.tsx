import { ChevronsUpDown, Layers } from "lucide-react";
import type { RefObject } from "react";
import { useLocale } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Trigger } from "#ui/document/definition.ts";
import type { OutlineEntry } from "#ui/document/outline.ts";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import type { Inside } from "#ui/flow/drawing/inside.ts";
import { InsideLine, useInsideWords } from "#ui/flow/drawing/inside-line.tsx";
import { at, atCorner } from "#ui/flow/drawing/position.ts";
import { shown } from "#ui/flow/drawing/shown.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import type { Stop } from "#ui/flow/layout/folds.ts";
import { classes } from "#ui/parts/classes.ts";
import { useWording } from "#ui/sentences/use-wording.ts";

type FoldedPartProps = {
  readonly block: Block;
  readonly stop: Stop;
  /** The folded split, or the first step of a run or a path. */
  readonly entry: OutlineEntry;
  /** What the path is called that it stands for. */
  readonly path: string | undefined;
  /** The number of the last step inside. */
  readonly last: string;
  readonly inside: Inside;
  readonly trigger: Trigger;
  readonly connections: ReadonlyMap<string, string> | undefined;
  readonly isSelected: boolean;
  readonly isFocusable: boolean;
  readonly isEditing: boolean;
  readonly keysId: string;
  readonly hands: RefObject<Hands>;
};

/** Steps drawn as one part: how many, the worst of their statuses, and their problems. */
export function FoldedPart(props: FoldedPartProps) {
  const { block, entry, path, inside, hands } = props;
  const { t } = useTranslation("steps");
  const { wording } = useWording(props.connections);
  const isSplit = path === undefined && !block.hidden.includes(entry.id);
  const look = isSplit ? shown(props.trigger, entry, wording) : null;
  const several = path ?? t("run_name", { from: entry.number, to: props.last });
  const name = look?.name ?? several;
  const about = useInsideWords(inside);
  const Icon = look?.icon ?? Layers;
  const unfold = () => block.fold && hands.current.onFold(block.fold);
  const rtl = useLocale().direction === "rtl";
  return (
    <>
      <button
        type="button"
        className={classes(
          "flow-part flow-card is-folded",
          props.isSelected && "is-selected",
          inside.status && `in-run run-${inside.status}`,
        )}
        style={at(block)}
        data-step={props.stop}
        aria-label={t("folded_label", { name, about: about.join(", ") })}
        aria-expanded={isSplit ? undefined : false}
        aria-describedby={props.keysId}
        tabIndex={props.isFocusable ? 0 : -1}
        onClick={isSplit ? () => hands.current.onPress(entry.id) : unfold}
        onFocus={() => hands.current.onFocusStop(props.stop)}
        onPointerDown={
          isSplit && props.isEditing
            ? (event) => hands.current.onPointerDown(event, entry.id)
            : undefined
        }
      >
        <Icon className="flow-tile" />
        <span className="grow flow-folded-text">
          <span className="flow-name" data-number={isSplit ? entry.number : undefined}>
            <bdi className="clip">{name}</bdi>
          </span>{" "}
          <InsideLine inside={inside} />
        </span>
      </button>
      <button
        type="button"
        className="flow-more flow-part"
        style={atCorner(block, { fromEnd: 19, down: 31, rtl })}
        tabIndex={-1}
        aria-label={t("unfold_of", { name })}
        onClick={unfold}
      >
        <ChevronsUpDown className="sm" />
      </button>
      {isSplit && props.isEditing && (
        <button
          type="button"
          className="flow-more flow-part is-menu"
          style={atCorner(block, { fromEnd: 19, down: 5, rtl })}
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={t("more_of", { name })}
          onClick={(event) => hands.current.onMenu(entry.id, event.currentTarget)}
        />
      )}
    </>
  );
}

import { ChevronRight, ChevronsUpDown, Layers, TriangleAlert } from "lucide-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Trigger } from "#ui/document/definition.ts";
import type { OutlineEntry, OutlinePath } from "#ui/document/outline.ts";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import type { Inside } from "#ui/flow/drawing/inside.ts";
import { at } from "#ui/flow/drawing/position.ts";
import { shown } from "#ui/flow/drawing/shown.ts";
import type { Stop } from "#ui/flow/layout/folds.ts";
import type { Block } from "#ui/flow/layout/layout.ts";
import { classes } from "#ui/parts/classes.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useWording } from "#ui/sentences/use-wording.ts";

type FoldedPartProps = {
  readonly block: Block;
  readonly stop: Stop;
  /** The folded split, the first step of a run, or the owner of a path. */
  readonly entry: OutlineEntry;
  readonly path: OutlinePath | undefined;
  /** Whether the path is gone on a condition. */
  readonly isChoice: boolean;
  /** The number of the last step inside. */
  readonly last: string;
  readonly inside: Inside;
  readonly trigger: Trigger;
  readonly connections: ReadonlyMap<string, string> | undefined;
  readonly isOpen: boolean;
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
  const isRow = block.kind === "row";
  const isSplit = path === undefined && !block.hidden.includes(entry.id);
  const look = isSplit ? shown(props.trigger, entry, wording) : null;
  const partName = usePartName(props);
  const name = look?.name ?? partName;
  const about = useAbout(inside);
  const Icon = look?.icon ?? Layers;
  const unfold = () => block.fold && hands.current.onFold(block.fold);
  const label = t(isRow ? "row_label" : "folded_label", { name, about: about.join(", ") });
  return (
    <>
      <button
        type="button"
        className={classes(
          "flow-part",
          isRow ? "flow-row" : "flow-card is-folded",
          props.isOpen && "is-open",
          props.isSelected && !props.isOpen && "is-selected",
          inside.status && `in-run run-${inside.status}`,
        )}
        style={at(block)}
        data-step={props.stop}
        aria-label={label}
        aria-expanded={isSplit ? undefined : props.isOpen}
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
        {isRow ? <ChevronRight className="flow-row-chevron" /> : <Icon className="flow-tile" />}
        <span className="grow flow-folded-text">
          <bdi className="flow-name clip" data-number={isSplit ? entry.number : undefined}>
            {name}
          </bdi>{" "}
          <InsideLine inside={inside} />
        </span>
      </button>
      {!isRow && (
        <button
          type="button"
          className="flow-more flow-part"
          style={at({ ...block, x: block.x + block.width / 2 - 19, y: block.y + 31, width: 28 })}
          tabIndex={-1}
          aria-label={t("unfold_of", { name })}
          onClick={unfold}
        >
          <ChevronsUpDown className="sm" />
        </button>
      )}
      {isSplit && props.isEditing && (
        <button
          type="button"
          className="flow-more flow-part is-menu"
          style={at({ ...block, x: block.x + block.width / 2 - 19, y: block.y + 5, width: 28 })}
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={t("more_of", { name })}
          onClick={(event) => hands.current.onMenu(entry.id, event.currentTarget)}
        />
      )}
    </>
  );
}

function usePartName({ path, isChoice, entry, last }: FoldedPartProps): string {
  const { t } = useTranslation("steps");
  if (!path) return t("run_name", { from: entry.number, to: last });
  if (path.name === null) return t("otherwise");
  return isChoice ? t("only_if", { name: path.name }) : path.name;
}

function useAbout(inside: Inside): string[] {
  const { t } = useTranslation("steps");
  const count = inside.count === 0 ? t("inside_none") : t("inside", { count: inside.count });
  const status = inside.status && t(`status.${inside.status}`);
  const problems = inside.problems > 0 && t("problems_inside", { count: inside.problems });
  return [status, count, problems].filter((words) => typeof words === "string");
}

function InsideLine({ inside }: { inside: Inside }) {
  const { t } = useTranslation("steps");
  return (
    <span className="flow-sentence flow-inside">
      {inside.status && (
        <span className={`status status-${inside.status}`}>
          <StatusGlyph status={inside.status} />
          {t(`status.${inside.status}`)}
        </span>
      )}{" "}
      <span className="clip">
        {inside.count === 0 ? t("inside_none") : t("inside", { count: inside.count })}
      </span>{" "}
      {inside.problems > 0 && (
        <span className={classes("flow-problem", !inside.toFix && "is-check")}>
          {inside.toFix ? <StatusGlyph status="needs_you" /> : <TriangleAlert className="sm" />}
          {t("problems_inside", { count: inside.problems })}
        </span>
      )}
    </span>
  );
}

import { ChevronDown, TriangleAlert } from "lucide-react";
import { memo } from "react";
import {
  Button,
  Collection,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { TreeRow } from "#ui/designer/list/tree-rows.ts";
import type { StepId } from "#ui/document/definition.ts";
import { classes } from "#ui/parts/classes.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type StepsTreeProps = {
  rows: readonly TreeRow[];
  expanded: readonly string[];
  selected: StepId | null;
  onSelect: (id: string, open: boolean) => void;
};

/** Rows wrap, so their height is only a first guess. */
const ROWS = { estimatedRowHeight: 33, gap: 1, padding: 0 };

/** The rows of the Steps list; drawn only where they are in view. */
export const StepsTree = memo(function StepsTree(props: StepsTreeProps) {
  const { rows, expanded, selected, onSelect } = props;
  const { t } = useTranslation("designer");
  return (
    <Virtualizer layout={ListLayout} layoutOptions={ROWS}>
      <Tree
        aria-label={t("steps.title")}
        className="tree"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={selected ? [selected] : []}
        defaultExpandedKeys={expanded}
        items={rows}
        onSelectionChange={(chosen) => {
          const [key] = chosen === "all" ? [] : chosen;
          if (typeof key === "string") onSelect(key, false);
        }}
        onAction={(key) => typeof key === "string" && onSelect(key, true)}
      >
        {(row) => <StepRow row={row} />}
      </Tree>
    </Virtualizer>
  );
});

function StepRow({ row }: { row: TreeRow }) {
  const chevron = (
    <Button slot="chevron" className="tree-chevron">
      <ChevronDown className="sm" />
    </Button>
  );
  const { t } = useTranslation("designer");
  const isPath = row.kind === "path";
  return (
    <TreeItem
      id={row.id}
      textValue={`${row.number} ${row.name}`.trim()}
      className={classes("tree-row", `is-${row.kind}`)}
    >
      <TreeItemContent>
        {isPath && chevron}
        {row.kind === "step" && <span className="tree-number">{row.number}</span>}
        <bdi className="wrap">{row.name}</bdi>
        {row.problem && (
          <span className={`tree-problem is-${row.problem}`} title={t(`level.${row.problem}`)}>
            {row.problem === "to_fix" ? (
              <StatusGlyph status="needs_you" />
            ) : (
              <TriangleAlert className="sm" />
            )}
            <span className="hide">{t(`level.${row.problem}`)}</span>
          </span>
        )}
        {!isPath && row.children.length > 0 && chevron}
      </TreeItemContent>
      <Collection items={row.children}>{(child) => <StepRow row={child} />}</Collection>
    </TreeItem>
  );
}

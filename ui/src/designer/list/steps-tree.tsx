import { ChevronDown, TriangleAlert } from "lucide-react";
import { memo, useMemo, useState } from "react";
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
  selected: StepId | null;
  onSelect: (id: string, open: boolean) => void;
};

/** Rows wrap, so their height is only a first guess. */
const ROWS = { estimatedRowHeight: 33, gap: 1, padding: 0 };

/** The rows of the Steps list; drawn only where they are in view. */
export const StepsTree = memo(function StepsTree(props: StepsTreeProps) {
  const { rows, selected, onSelect } = props;
  const { t } = useTranslation("designer");
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const parents = useMemo(() => parentsIn(rows), [rows]);
  const expanded = useMemo(() => parents.filter((id) => !folded.has(id)), [parents, folded]);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={ROWS}>
      <Tree
        aria-label={t("steps.title")}
        className="tree"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={selected ? [selected] : []}
        expandedKeys={expanded}
        onExpandedChange={(open) => setFolded(new Set(parents.filter((id) => !open.has(id))))}
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

/** The rows that have others below them; what is added is open. */
function parentsIn(rows: readonly TreeRow[]): string[] {
  return rows.flatMap(({ id, children }) =>
    children.length > 0 ? [id, ...parentsIn(children)] : [],
  );
}

function StepRow({ row }: { row: TreeRow }) {
  const { t } = useTranslation("designer");
  return (
    <TreeItem
      id={row.id}
      textValue={[row.number, row.name, row.why].filter(Boolean).join(" ")}
      className={classes("tree-row", `is-${row.kind}`)}
    >
      <TreeItemContent>
        {row.kind === "path" && (
          <Button slot="chevron" className="tree-chevron">
            <ChevronDown className="sm" />
          </Button>
        )}
        {row.kind === "step" && <span className="tree-number">{row.number}</span>}
        <span className="wrap">
          <bdi>{row.name}</bdi>
          {row.why !== null && <bdi className="tree-why">{row.why}</bdi>}
        </span>
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
      </TreeItemContent>
      <Collection items={row.children}>{(child) => <StepRow row={child} />}</Collection>
    </TreeItem>
  );
}

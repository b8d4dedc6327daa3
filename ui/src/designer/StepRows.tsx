import { ChevronDown } from "lucide-react";
import { Button, TreeItem, TreeItemContent } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import type { StepId } from "#ui/flow/definition.ts";
import type { OutlineNode } from "#ui/flow/outline.ts";

/** Marks the rows that are names of paths, not steps. */
export const PATH_ROW = "path:";

type StepRowsProps = {
  nodes: readonly OutlineNode[];
  /** The steps that a search found; null shows all. */
  found: readonly StepId[] | null;
};

/** Rows of one sequence, paths nested under their split. */
export function StepRows({ nodes, found }: StepRowsProps) {
  const { t } = useTranslation("steps");
  const { definition } = useDesigner();
  return nodes
    .filter((node) => found === null || found.includes(node.entry.id) || node.kind === "step")
    .filter((node) => found === null || holds(node, found))
    .map((node) => {
      const { entry } = node;
      const name = entry.step?.name ?? definition.trigger.name;
      return (
        <TreeItem
          key={entry.id}
          id={entry.id}
          textValue={`${entry.number} ${name}`}
          className="tree-row"
        >
          <TreeItemContent>
            <span className="tree-number">{entry.number}</span>
            <bdi className="wrap">{name}</bdi>
            {node.kind === "step" && node.paths.length > 0 && (
              <Button slot="chevron" className="tree-chevron">
                <ChevronDown className="sm" />
              </Button>
            )}
          </TreeItemContent>
          {node.kind === "step" &&
            node.paths.map(({ path, nodes: inner }) => {
              const words = path.name ?? t("otherwise");
              return (
                <TreeItem
                  key={path.key}
                  id={`${PATH_ROW}${path.key}`}
                  textValue={words}
                  className="tree-row is-path"
                >
                  <TreeItemContent>
                    <Button slot="chevron" className="tree-chevron">
                      <ChevronDown className="sm" />
                    </Button>
                    <bdi className="wrap">{words}</bdi>
                  </TreeItemContent>
                  <StepRows nodes={inner} found={found} />
                </TreeItem>
              );
            })}
        </TreeItem>
      );
    });
}

function holds(node: OutlineNode, found: readonly StepId[]): boolean {
  if (found.includes(node.entry.id)) return true;
  return (
    node.kind === "step" &&
    node.paths.some((path) => path.nodes.some((inner) => holds(inner, found)))
  );
}

import type { StepId } from "#ui/document/definition.ts";
import type { OutlineNode } from "#ui/document/outline.ts";

/** Marks the rows that are names of paths, not steps. */
export const PATH_ROW = "path:";

/** One row of the Steps list. */
export type TreeRow = {
  readonly id: string;
  readonly kind: "step" | "path";
  readonly number: string;
  readonly name: string;
  readonly children: readonly TreeRow[];
};

type RowsOptions = {
  readonly trigger: string;
  readonly otherwise: string;
  /** The steps that a search found; null shows all. */
  readonly found: readonly StepId[] | null;
};

/** Rows made before, by id: what stayed the same stays the same object, so that it is not drawn anew. */
export type RowCache = Map<string, TreeRow>;

export function treeRows(
  nodes: readonly OutlineNode[],
  options: RowsOptions,
  cache: RowCache,
): TreeRow[] {
  return nodes.flatMap((node) => {
    const { entry } = node;
    const paths = node.kind === "step" ? node.paths : [];
    const children = paths.flatMap(({ path, nodes: inner }) => {
      const within = treeRows(inner, options, cache);
      if (options.found !== null && within.length === 0) return [];
      const name = path.name ?? options.otherwise;
      return [row(cache, `${PATH_ROW}${path.key}`, "path", "", name, within)];
    });
    const isFound = options.found?.includes(entry.id) ?? true;
    if (!isFound && children.length === 0) return [];
    const name = entry.step?.name ?? options.trigger;
    return [row(cache, entry.id, "step", entry.number, name, children)];
  });
}

function row(
  cache: RowCache,
  id: string,
  kind: TreeRow["kind"],
  number: string,
  name: string,
  children: readonly TreeRow[],
): TreeRow {
  const old = cache.get(id);
  const isSame =
    old?.name === name &&
    old.number === number &&
    old.children.length === children.length &&
    old.children.every((child, index) => child === children[index]);
  if (old && isSame) return old;
  const made: TreeRow = { id, kind, number, name, children };
  cache.set(id, made);
  return made;
}

import type { StepId } from "#ui/document/definition.ts";
import type { Found } from "#ui/document/find.ts";
import type { OutlineNode, OutlinePath } from "#ui/document/outline.ts";
import type { SequenceKey } from "#ui/document/sequences.ts";
import type { StepProblem } from "#ui/flow/face.ts";

const PATH_ROW = "path:";
const EMPTY_ROW = "empty:";

/** The row of a path's name. */
export function pathRow(path: SequenceKey): string {
  return `${PATH_ROW}${path}`;
}

/** The path that a row stands for: by its name, or because it has no steps. */
export function pathOfRow(row: string): SequenceKey | null {
  const mark = [PATH_ROW, EMPTY_ROW].find((one) => row.startsWith(one));
  return mark === undefined ? null : row.slice(mark.length);
}

/** Whether a row says that a path has no steps. */
export function isEmptyRow(row: string): boolean {
  return row.startsWith(EMPTY_ROW);
}

/** One row of the Steps list. */
export type TreeRow = {
  readonly id: string;
  readonly kind: "step" | "path" | "empty";
  readonly number: string;
  readonly name: string;
  /** The words that a search found it by, where its name is none of them. */
  readonly why: string | null;
  /** The worst of its problems. */
  readonly problem: StepProblem["level"] | null;
  readonly children: readonly TreeRow[];
};

type RowsOptions = {
  readonly trigger: string;
  readonly pathName: (path: OutlinePath) => string;
  /** What stands in a path without steps. */
  readonly empty: string;
  /** By step and by path. */
  readonly problems: ReadonlyMap<StepId, StepProblem>;
  /** The steps that a search found; null shows all. */
  readonly found: Found | null;
};

/** Rows made before, by id: what stayed the same stays the same object, so that it is not drawn anew. */
export type RowCache = Map<string, TreeRow>;

export function treeRows(
  nodes: readonly OutlineNode[],
  options: RowsOptions,
  cache: RowCache,
): TreeRow[] {
  const { found, problems } = options;
  return nodes.flatMap((node) => {
    const { entry } = node;
    const paths = node.kind === "step" ? node.paths : [];
    const children = paths.flatMap(({ path, nodes: inner }) => {
      const within = treeRows(inner, options, cache);
      if (found !== null && within.length === 0) return [];
      const problem = problems.get(path.key)?.level ?? null;
      return [
        row(cache, {
          id: pathRow(path.key),
          kind: "path",
          number: "",
          name: options.pathName(path),
          why: null,
          problem,
          children: within.length > 0 ? within : [emptyRow(cache, path, options)],
        }),
      ];
    });
    const isFound = found?.has(entry.id) ?? true;
    if (!isFound && children.length === 0) return [];
    const name = entry.step?.name ?? options.trigger;
    const problem = problems.get(entry.id)?.level ?? null;
    const { id, number } = entry;
    const why = found?.get(id) ?? null;
    return [row(cache, { id, kind: "step", number, name, why, problem, children })];
  });
}

function emptyRow(cache: RowCache, { key }: OutlinePath, { empty }: RowsOptions): TreeRow {
  const id = `${EMPTY_ROW}${key}`;
  const nothing = { number: "", why: null, problem: null, children: [] };
  return row(cache, { id, kind: "empty", name: empty, ...nothing });
}

function row(cache: RowCache, made: TreeRow): TreeRow {
  const old = cache.get(made.id);
  const isSame =
    old?.name === made.name &&
    old.number === made.number &&
    old.why === made.why &&
    old.problem === made.problem &&
    old.children.length === made.children.length &&
    old.children.every((child, index) => child === made.children[index]);
  if (old && isSame) return old;
  cache.set(made.id, made);
  return made;
}

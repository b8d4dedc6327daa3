import type { Step, StepId } from "#ui/document/definition.ts";

/** A path of a split, whatever else its kind keeps of it. */
type Path = { readonly id: StepId; readonly name: string; readonly steps: Step[] };

/** The paths with one changed; each of these leaves the others the same objects. */
export function withPath<P extends Path>(
  paths: readonly P[],
  id: StepId,
  change: (path: P) => P,
): P[] {
  return paths.map((path) => (path.id === id ? change(path) : path));
}

/** The paths with one of them one further up or down; as they are where it cannot go there. */
export function withMovedPath<P extends Path>(paths: P[], id: StepId, by: 1 | -1): P[] {
  const at = paths.findIndex((path) => path.id === id);
  const path = paths[at];
  const to = at + by;
  if (!path || to < 0 || to >= paths.length) return paths;
  return paths.toSpliced(at, 1).toSpliced(to, 0, path);
}

/** The paths without one; its steps go to the end of another one, or with it. */
export function withoutPath<P extends Path>(
  paths: readonly P[],
  id: StepId,
  heir: StepId | null,
): P[] {
  const gone = paths.find((path) => path.id === id);
  const rest = paths.filter((path) => path.id !== id);
  if (!gone || heir === null) return rest;
  return withPath(rest, heir, (path) => ({ ...path, steps: [...path.steps, ...gone.steps] }));
}

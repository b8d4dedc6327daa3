import type { Definition, StepId } from "#ui/document/definition.ts";
import { branches, type SequenceKey } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import type { StepFace } from "#ui/flow/face.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";

/** The paths that a run took at a split; the path that is left has the split's own id. */
export type Taken = { readonly taken: readonly StepId[]; readonly open: readonly StepId[] };

/** The id by which a run knows a path of a split. */
export function pathId(split: StepId, path: SequenceKey): StepId {
  return path.startsWith(`${split}:`) ? split : path;
}

/** The faces of a run's steps with those of the paths that it took or passed by. */
export function withPathFaces(
  { steps }: Definition,
  faces: ReadonlyMap<StepId, StepFace>,
  takenAt: (split: StepId) => Taken | null,
): ReadonlyMap<StepId, StepFace> {
  const all = new Map(faces);
  for (const step of walk(steps)) {
    const paths = branches(step);
    const taken = paths.length > 0 ? takenAt(step.id) : null;
    const own = faces.get(step.id);
    if (taken && taken.taken.length > 1 && own)
      all.set(step.id, { ...own, toGo: taken.open.length });
    for (const { key } of paths) {
      const status = pathStatus(pathId(step.id, key), taken, own?.status);
      if (status) all.set(key, { status, words: "" });
    }
  }
  return all;
}

/** A split that is over without paths was passed as a whole. */
function pathStatus(path: StepId, taken: Taken | null, split: Status | undefined): Status | null {
  if (!taken) {
    return split === "skipped" || split === "not_needed" ? "not_needed" : null;
  }
  if (!taken.taken.includes(path)) return "not_needed";
  if (!taken.open.includes(path)) return "done";
  return split === "stopped" || split === "skipped" ? split : "running";
}

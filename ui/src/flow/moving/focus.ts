import type { StepId } from "#ui/document/definition.ts";
import type { Outline, OutlineEntry } from "#ui/document/outline.ts";
import { branches, ROOT } from "#ui/document/sequences.ts";

/** A movement down or up the flow. */
export type Along = "next" | "previous" | "first" | "last";

/** A movement of the focus through the flow, before it is mirrored. */
export type Movement = Along | "path_next" | "path_previous";

/** Where the focus goes from a step; the step itself where there is nowhere to go. */
export function moveFocus(of: Outline, from: StepId, movement: Along): StepId {
  const entry = of.byId.get(from);
  if (!entry) return of.entries[0]?.id ?? from;
  switch (movement) {
    case "first":
      return of.entries[0]?.id ?? from;
    case "last":
      return of.entries.at(-1)?.id ?? from;
    case "next":
      return along(of, entry) ?? from;
    case "previous":
      return back(of, entry) ?? from;
  }
}

/** Down the path: into a split's first step, and out of a path's end to what follows the split. */
function along(of: Outline, entry: OutlineEntry): StepId | null {
  const inner = entry.step ? branches(entry.step).find((branch) => branch.steps.length > 0) : null;
  if (inner) return inner.steps[0]?.id ?? null;
  return after(of, entry);
}

function after(of: Outline, entry: OutlineEntry): StepId | null {
  const next = of.entries.find(
    (one) => one.sequence === entry.sequence && one.index === entry.index + 1,
  );
  if (next) return next.id;
  const owner = ownerOf(of, entry);
  return owner ? after(of, owner) : null;
}

/** Up the path: out of a path's first step to its split, else to the step before. */
function back(of: Outline, entry: OutlineEntry): StepId | null {
  if (entry.step === null) return null;
  const before = of.entries.find(
    (one) => one.sequence === entry.sequence && one.index === entry.index - 1,
  );
  if (before) return before.id;
  return ownerOf(of, entry)?.id ?? null;
}

function ownerOf(of: Outline, entry: OutlineEntry): OutlineEntry | null {
  if (entry.sequence === ROOT) return null;
  const path = of.paths.get(entry.sequence);
  return path ? (of.byId.get(path.owner) ?? null) : null;
}

/** The step that takes the focus when this one goes: what follows it, else what comes before. */
export function focusAfterRemoval(of: Outline, removed: StepId): StepId | null {
  const entry = of.byId.get(removed);
  if (!entry) return null;
  return after(of, entry) ?? back(of, entry);
}

import type { StepId } from "#ui/document/definition.ts";
import type { Outline, OutlineEntry } from "#ui/document/outline.ts";

/** A movement of the focus through the flow, before it is mirrored. */
export type Movement = "next" | "previous" | "first" | "last" | "path_next" | "path_previous";

/** The step that takes the focus when this one goes: what follows it, else what comes before. */
export function focusAfterRemoval(of: Outline, removed: StepId): StepId | null {
  const entry = of.byId.get(removed);
  if (!entry) return null;
  return after(of, entry) ?? before(of, entry);
}

function after(of: Outline, entry: OutlineEntry): StepId | null {
  const next = of.sequences.get(entry.sequence)?.[entry.index + 1];
  if (next) return next.id;
  const owner = ownerOf(of, entry);
  return owner ? after(of, owner) : null;
}

function before(of: Outline, entry: OutlineEntry): StepId | null {
  if (entry.step === null) return null;
  const previous = of.sequences.get(entry.sequence)?.[entry.index - 1];
  return previous?.id ?? ownerOf(of, entry)?.id ?? of.entries[0]?.id ?? null;
}

function ownerOf(of: Outline, { sequence }: OutlineEntry): OutlineEntry | null {
  const path = of.paths.get(sequence);
  return path ? (of.byId.get(path.owner) ?? null) : null;
}

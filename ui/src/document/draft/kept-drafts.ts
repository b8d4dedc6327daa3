import type { DraftState } from "#ui/document/draft-state.ts";

/**
 * Drafts with edits that the server does not have, by workflow, while nobody is signed in: this
 * window alone has them. They are never stored outside of the page.
 */
const kept = new Map<string, DraftState>();

export function keepDraft(workflow: string, draft: DraftState): void {
  kept.set(workflow, draft);
}

/** The draft that was kept; where it goes on, it is kept no longer. */
export function keptDraft(workflow: string): DraftState | null {
  return kept.get(workflow) ?? null;
}

export function dropKeptDraft(workflow: string): void {
  kept.delete(workflow);
}

import type { DraftState } from "#ui/document/draft-state.ts";

/** A draft that the server does not have, and who edited it. */
export type KeptDraft = {
  readonly workflow: string;
  /** Null where it was not known any more. */
  readonly by: string | null;
  readonly draft: DraftState;
};

/**
 * Drafts with edits that the server does not have, while nobody or somebody else is signed in: this
 * window alone has them. They are never stored outside of the page.
 */
let kept: readonly KeptDraft[] = [];

/** Keeps a draft; an earlier one of the same admin and workflow goes. */
export function keepDraft(one: KeptDraft): void {
  kept = [...kept.filter(({ workflow, by }) => workflow !== one.workflow || by !== one.by), one];
}

/** What was kept of an admin's own; nobody's is nobody's own. */
export function ownDraft(workflow: string, me: string | undefined): KeptDraft | null {
  return kept.find((one) => one.workflow === workflow && isOf(one, me)) ?? null;
}

/** What was kept of others, who are asked for no longer. */
export function draftsOfOthers(workflow: string, me: string | undefined): readonly KeptDraft[] {
  return kept.filter((one) => one.workflow === workflow && !isOf(one, me));
}

/** It goes on, or nobody wants it. */
export function dropKept(one: KeptDraft): void {
  kept = kept.filter((other) => other !== one);
}

function isOf({ by }: KeptDraft, me: string | undefined): boolean {
  return by !== null && by === me;
}

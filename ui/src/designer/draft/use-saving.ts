import { useQueryClient } from "@tanstack/react-query";
import { type Dispatch, type RefObject, useEffectEvent, useRef } from "react";
import { keys } from "#ui/api/cache/keys.ts";
import { ownNameOf } from "#ui/api/cache/own-name.ts";
import { saveDraft } from "#ui/api/editing/drafts.ts";
import type { Shape, Workflow } from "#ui/api/shapes.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { readWorkflow } from "#ui/api/workflows.ts";
import type { Typing } from "#ui/designer/draft/use-typing.ts";
import type { Definition } from "#ui/document/definition.ts";
import { sameDefinition } from "#ui/document/draft/differences.ts";
import { writeEdit } from "#ui/document/draft/saved-edit.ts";
import { allToSave, nextToSave, type StateToSave } from "#ui/document/draft/to-save.ts";
import {
  agreedOf,
  type DraftAction,
  type DraftState,
  draftReducer,
  hasToSave,
} from "#ui/document/draft-state.ts";

/** Edits that came quickly are saved one by one for so long; from then on the last alone. */
const EACH_FOR_MS = 1000;

type SavingProps = {
  workflow: Workflow;
  latest: RefObject<DraftState>;
  dispatch: Dispatch<DraftAction>;
  typing: Typing;
};

/** Saves a draft: one save at a time, and what becomes of it where that is not possible. */
export function useSaving({ workflow, latest, dispatch, typing }: SavingProps) {
  const client = useQueryClient();
  const running = useRef<Promise<number | null> | null>(null);
  /** What was sent since the last answer: any of it may be on the server all the same. */
  const sent = useRef<readonly StateToSave[]>([]);
  /** Why the last save was not stored. */
  const failure = useRef<unknown>(null);

  /** Goes on with what the server has: what was sent from here, or what another made of it. */
  const goesOn = useEffectEvent(async (): Promise<void> => {
    const now = await readWorkflow(workflow.id);
    client.setQueryData<Workflow>(keys.workflow(workflow.id), now);
    const mine = sent.current.find(({ definition }) => sameDefinition(definition, now.draft));
    sent.current = [];
    const { revision, at } = savedOf(now);
    if (mine) {
      dispatch({ kind: "saved", definition: mine.definition, revision, at, told: mine });
      return;
    }
    const before = typing.replacedBy(now.draft);
    dispatch({ kind: "theirs", ...theirsOf(now), ...(before ? { before } : {}) });
  });

  /** Stores a state over a revision; throws where that could not be. */
  const store = useEffectEvent(async (revision: number, next: StateToSave) => {
    const { definition, edit } = next;
    const body = { revision, definition, edit: writeEdit(edit) };
    const saved = await saveDraft(workflow.id, body);
    sent.current = [];
    client.setQueryData<Workflow>(keys.workflow(workflow.id), (old) =>
      old && old.draft_revision < saved.revision ? withSaved(old, definition, saved) : old,
    );
    const { revision: now, saved_at: at } = saved;
    return { kind: "saved", definition, revision: now, at, told: next } as const;
  });

  /** Resolves to the revision that this draft is saved as; null where it is not. */
  const save = useEffectEvent(async (isHurried: boolean): Promise<number | null> => {
    const by = ownNameOf(client);
    const began = performance.now();
    // What is edited meanwhile is saved the next time.
    let state = latest.current;
    failure.current = null;
    dispatch({ kind: "saving" });
    for (;;) {
      const isAtOnce = isHurried || performance.now() - began > EACH_FOR_MS;
      const next = (isAtOnce ? allToSave : nextToSave)({ ...state, agreed: agreedOf(state) }, by);
      try {
        const saved = await store(state.revision, next);
        dispatch(saved);
        state = draftReducer(state, saved);
      } catch (error) {
        return notSaved(error, next);
      }
      if (!hasToSave(state)) return state.revision;
      dispatch({ kind: "saving" });
    }
  });

  /** What becomes of the draft where a save was not answered, or was made of an older revision. */
  const notSaved = useEffectEvent(async (error: unknown, next: StateToSave): Promise<null> => {
    if (codeOf(error) !== "stale_draft") {
      const { definition } = next;
      failure.current = error;
      sent.current = [...sent.current.filter((one) => one.definition !== definition), next];
      dispatch({ kind: "failed" });
      return null;
    }
    await goesOn().catch(() => dispatch({ kind: "failed" }));
    return null;
  });

  const start = useEffectEvent((isHurried = false) => {
    running.current ??= save(isHurried).finally(() => {
      running.current = null;
    });
    return running.current;
  });
  return { start, isRunning: () => running.current !== null, whyNot: () => failure.current };
}

/** What another admin made of a draft, as it was read. */
export function theirsOf(workflow: Workflow) {
  const { draft: definition, draft_saved_by: by = null } = workflow;
  return { definition, by, ...savedOf(workflow) };
}

/** As which revision the server has its draft, and since when. */
export function savedOf({ draft_revision: revision, draft_saved_at: at }: Workflow) {
  return { revision, at };
}

/** A workflow with the draft that was just saved. */
function withSaved(old: Workflow, definition: Definition, saved: Shape<"DraftSaved">): Workflow {
  return {
    ...old,
    draft: definition,
    draft_revision: saved.revision,
    draft_saved_at: saved.saved_at,
    draft_saved_by: saved.saved_by,
    problems: saved.problems,
    changes: saved.changes,
    addresses: saved.addresses,
  };
}

import { useQueryClient } from "@tanstack/react-query";
import { type Dispatch, useEffect, useEffectEvent, useReducer, useRef } from "react";
import { keys } from "#ui/api/cache/keys.ts";
import { readRevisions, saveDraft } from "#ui/api/editing/drafts.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import {
  type DraftAction,
  type DraftState,
  draftReducer,
  isUnsaved,
  startDraft,
} from "#ui/document/draft-state.ts";
import { UNDO_STEPS, writeName } from "#ui/document/history.ts";

/** The draft is saved this long after the last change, and a failed save repeated after this long. */
const SAVE_AFTER_MS = 250;
const AGAIN_AFTER_MS = 2000;

export type Draft = {
  readonly state: DraftState;
  readonly dispatch: Dispatch<DraftAction>;
  /** Resolves once the server has what is on screen. */
  readonly settled: () => Promise<void>;
};

/** One draft: edits, undo, and saving by itself. */
export function useDraft(workflow: Workflow): Draft {
  const client = useQueryClient();
  const [state, dispatch] = useReducer(draftReducer, workflow, (from) =>
    startDraft(from.draft, from.draft_revision, from.draft_saved_at),
  );
  const latest = useRef(state);
  latest.current = state;
  const running = useRef<Promise<void> | null>(null);

  const save = useEffectEvent(async () => {
    const { history, revision, lastEdit } = latest.current;
    const definition = history.present;
    dispatch({ kind: "saving" });
    try {
      const body = { revision, definition, edit: writeName(lastEdit) };
      const saved = await saveDraft(workflow.id, body);
      client.setQueryData<Workflow>(
        keys.workflow(workflow.id),
        (old) =>
          old && {
            ...old,
            draft: definition,
            draft_revision: saved.revision,
            draft_saved_at: saved.saved_at,
            draft_saved_by: saved.saved_by,
            problems: saved.problems,
            changes: saved.changes,
            addresses: saved.addresses,
          },
      );
      dispatch({ kind: "saved", definition, revision: saved.revision, at: saved.saved_at });
    } catch (error) {
      const isStale = codeOf(error) === "stale_draft";
      if (isStale) void client.invalidateQueries({ queryKey: keys.workflow(workflow.id) });
      dispatch({ kind: isStale ? "conflict" : "failed" });
    }
  });

  const start = useEffectEvent(() => {
    running.current ??= save().finally(() => {
      running.current = null;
    });
    return running.current;
  });

  const unsaved = isUnsaved(state);
  const { present } = state.history;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failed try starts the wait anew.
  useEffect(() => {
    const waits = unsaved && (state.save === "saved" || state.save === "failed");
    if (!waits || !present) return;
    const delay = state.save === "failed" ? AGAIN_AFTER_MS : SAVE_AFTER_MS;
    const timer = setTimeout(() => void start(), delay);
    return () => clearTimeout(timer);
  }, [present, unsaved, state.save, state.tries]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved(latest.current)) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      if (isUnsaved(latest.current)) void start();
    };
  }, []);

  useEffect(() => {
    let wanted = true;
    readRevisions(workflow.id, UNDO_STEPS)
      .then(({ items }) => {
        const revisions = items.toSorted((one, other) => one.revision - other.revision);
        if (wanted) dispatch({ kind: "restore_history", revisions });
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [workflow.id]);

  const theirs = useEffectEvent(() => {
    if (isUnsaved(latest.current) || running.current) return;
    if (workflow.draft_revision <= latest.current.revision) return;
    dispatch({
      kind: "take_theirs",
      definition: workflow.draft,
      revision: workflow.draft_revision,
      at: workflow.draft_saved_at,
    });
  });
  useEffect(() => {
    if (workflow.draft_revision > 0) theirs();
  }, [workflow.draft_revision]);

  return {
    state,
    dispatch,
    settled: async () => {
      for (let tries = 0; tries < 10 && isUnsaved(latest.current); tries += 1) {
        await start();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      if (isUnsaved(latest.current)) throw new Error("the draft could not be saved");
    },
  };
}

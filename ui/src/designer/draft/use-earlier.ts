import { type Dispatch, type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { readRevisions } from "#ui/api/editing/drafts.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { readName } from "#ui/document/draft/saved-history.ts";
import type { DraftAction, DraftState } from "#ui/document/draft-state.ts";
import { toast } from "#ui/parts/toasts.ts";

/**
 * Undo behind where the page was opened. What the last edit was is asked for at once; the drafts
 * before it, each a whole one, when somebody undoes so far.
 */
export function useEarlier(
  { id, draft_revision: revision }: Workflow,
  dispatch: Dispatch<DraftAction>,
  latest: RefObject<DraftState>,
  settle: () => Promise<unknown>,
): { readonly undo: () => void } {
  const { t } = useTranslation("designer");
  const asked = useRef(0);
  const load = useEffectEvent(async () => {
    await settle();
    const { items } = await readRevisions(id);
    const revisions = items.toSorted((one, other) => one.revision - other.revision);
    dispatch({ kind: "restore_history", revisions });
  });
  const opened = useRef(revision);
  useEffect(() => {
    if (opened.current <= 1) return;
    let wanted = true;
    readRevisions(id, 1)
      .then(({ items }) => {
        const edit = readName(items[0]?.edit ?? "");
        if (!wanted) return;
        // What an undone edit stands on is told by all of them alone.
        if (edit.code === "undo" || edit.code === "redo") return load();
        dispatch({ kind: "earlier", edit });
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [id, dispatch]);
  const undo = () => {
    const { history, earlier } = latest.current;
    if (history.past.length > 0 || !earlier) return dispatch({ kind: "undo" });
    asked.current += 1;
    if (asked.current > 1) return;
    void load()
      .then(() => {
        for (let n = 0; n < asked.current; n += 1) dispatch({ kind: "undo" });
      })
      .catch((error: unknown) => {
        // Only what Baton or the network refuses has a code.
        const isUnsaved = codeOf(error) === null;
        toast(t(isUnsaved ? "undoFailed.unsaved" : "undoFailed.unread"), { tone: "needs_you" });
      })
      .finally(() => {
        asked.current = 0;
      });
  };
  return { undo };
}

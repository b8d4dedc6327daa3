import { useQueryClient } from "@tanstack/react-query";
import { type Dispatch, type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ownNameOf } from "#ui/api/cache/own-name.ts";
import { readRevisions } from "#ui/api/editing/drafts.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { systemQuery } from "#ui/api/system.ts";
import { restored } from "#ui/document/draft/restored.ts";
import { isMove, readEdit } from "#ui/document/draft/saved-edit.ts";
import type { DraftAction, DraftState } from "#ui/document/draft-state.ts";
import { type History, undoName } from "#ui/document/history.ts";
import { toast } from "#ui/parts/toasts.ts";

/** So many of the last drafts are read first where the last one does not say what undo does. */
const FEW = 12;

/**
 * Undo behind where the page was opened. The last edit is asked for at once, and names what undo
 * does where it is one's own; the drafts before it, each a whole one, when that is not known, or
 * when somebody undoes so far.
 */
export function useEarlier(
  { id, draft_revision: revision }: Workflow,
  dispatch: Dispatch<DraftAction>,
  latest: RefObject<DraftState>,
  history: History,
): { readonly undo: () => void } {
  const { t } = useTranslation("designer");
  const client = useQueryClient();
  const opened = useRef(revision);
  const loading = useRef<Promise<void> | null>(null);
  const asked = useRef(0);

  /** Reads one's own edits, as far back as one is found that can be undone. */
  const read = useEffectEvent(async (isWhole: boolean): Promise<void> => {
    await client.ensureQueryData(systemQuery);
    const me = ownNameOf(client);
    if (me === null) return;
    const limit = isWhole ? undefined : FEW + latest.current.revision - opened.current;
    const { items } = await readRevisions(id, limit);
    const revisions = items.toSorted((one, other) => one.revision - other.revision);
    const hasMore = limit !== undefined && items.length >= limit;
    if (hasMore && restored(revisions, me).isCut) return read(true);
    dispatch({ kind: "restore_history", revisions, me, hasMore });
  });
  const load = useEffectEvent((isWhole: boolean): Promise<void> => {
    loading.current ??= read(isWhole).finally(() => {
      loading.current = null;
    });
    return loading.current;
  });

  useEffect(() => {
    if (opened.current <= 1) return;
    let wanted = true;
    Promise.all([readRevisions(id, 1), client.ensureQueryData(systemQuery)])
      .then(([{ items }]) => {
        const edit = readEdit(items[0]?.edit ?? "");
        if (!wanted) return;
        if (isMove(edit) || edit.by !== ownNameOf(client)) return load(false);
        const { code, name, part, step } = edit;
        dispatch({ kind: "earlier", edit: { code, name, part, step } });
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [id, dispatch, client]);

  // What is undone next is known before somebody presses.
  useEffect(() => {
    const { earlier, hasEarlier, from } = latest.current;
    if (earlier || !hasEarlier || undoName(history)) return;
    void load(from < opened.current).catch(() => undefined);
  }, [history, latest]);

  const undo = () => {
    const { history: now, earlier, hasEarlier } = latest.current;
    if (undoName(now) || !(earlier || hasEarlier)) return dispatch({ kind: "undo" });
    asked.current += 1;
    if (asked.current > 1) return;
    void load(true)
      .then(() => {
        for (let n = 0; n < asked.current; n += 1) dispatch({ kind: "undo" });
      })
      .catch(() => toast(t("undoFailed.unread"), { tone: "needs_you" }))
      .finally(() => {
        asked.current = 0;
      });
  };
  return { undo };
}

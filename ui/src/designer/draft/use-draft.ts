import { useQueryClient } from "@tanstack/react-query";
import {
  type Dispatch,
  type RefObject,
  useEffect,
  useEffectEvent,
  useReducer,
  useRef,
} from "react";
import { actorOf } from "#ui/api/cache/actor.ts";
import { keys } from "#ui/api/cache/keys.ts";
import { saveDraft } from "#ui/api/editing/drafts.ts";
import { useSession } from "#ui/api/session.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { readWorkflow } from "#ui/api/workflows.ts";
import { useEarlier } from "#ui/designer/draft/use-earlier.ts";
import type { Definition } from "#ui/document/definition.ts";
import { sameDefinition } from "#ui/document/draft/differences.ts";
import { draftsOfOthers, dropKept, keepDraft, ownDraft } from "#ui/document/draft/kept-drafts.ts";
import { type TakeBack, takeBack } from "#ui/document/draft/take-back.ts";
import {
  type DraftAction,
  type DraftState,
  draftReducer,
  isUnsaved,
  startDraft,
} from "#ui/document/draft-state.ts";
import { writeName } from "#ui/document/history.ts";
import { beforeTheEnd } from "#ui/parts/window/before-the-end.ts";

/** The draft is saved this long after the last change, and a failed save repeated after this long. */
const SAVE_AFTER_MS = 250;
const AGAIN_AFTER_MS = 2000;
/** Whoever waits for the draft to be saved waits for so many tries. */
const MOST_TRIES = 3;

export type Draft = {
  readonly state: DraftState;
  readonly dispatch: Dispatch<DraftAction>;
  /** Resolves to its revision once the server has what is on screen. */
  readonly settled: () => Promise<number>;
  /** Takes one edit back by itself; says whether that was possible. */
  readonly takeBack: TakeBack;
  readonly isUnsaved: () => boolean;
};

/** A draft whose save was refused is saved again, wherever it goes on. */
function asFailed(state: DraftState): DraftState {
  return state.save === "saving" ? { ...state, save: "failed" } : state;
}

/** One draft: edits, undo, and saving by itself. */
export function useDraft(workflow: Workflow): Draft {
  const client = useQueryClient();
  const { id } = workflow;
  const [state, dispatch] = useReducer(
    draftReducer,
    workflow,
    ({ id, draft, draft_revision: revision, draft_saved_at: at }) =>
      ownDraft(id, actorOf(client))?.draft ?? startDraft(draft, revision, at),
  );
  const latest = useRef(state);
  latest.current = state;
  const running = useRef<Promise<number | null> | null>(null);
  /** What was sent since the last answer: any of it may be on the server all the same. */
  const sent = useRef<readonly Definition[]>([]);
  const isHere = useRef(true);
  const isSignedOut = useSession((session) => session.signedOut);

  /** Goes on from what the server has, where that is what was sent from here. */
  const goesOn = useEffectEvent(async (): Promise<boolean> => {
    const now = await readWorkflow(workflow.id);
    client.setQueryData<Workflow>(keys.workflow(workflow.id), now);
    const mine = sent.current.find((one) => sameDefinition(one, now.draft));
    sent.current = [];
    if (!mine) return false;
    const { draft_revision: revision, draft_saved_at: at } = now;
    dispatch({ kind: "saved", definition: mine, revision, at });
    return true;
  });

  /** Resolves to the revision that this draft is saved as; null where it is not. */
  const save = useEffectEvent(async (): Promise<number | null> => {
    const { history, revision, lastEdit } = latest.current;
    const definition = history.present;
    dispatch({ kind: "saving" });
    try {
      const body = { revision, definition, edit: writeName(lastEdit) };
      const saved = await saveDraft(workflow.id, body);
      sent.current = [];
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
      return saved.revision;
    } catch (error) {
      const isStale = codeOf(error) === "stale_draft";
      if (!isStale)
        sent.current = [...sent.current.filter((one) => one !== definition), definition];
      const isMine = isStale ? await goesOn().catch(() => null) : null;
      if (isMine !== true) dispatch({ kind: isMine === null ? "failed" : "conflict" });
      return null;
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
    const canSave = state.save === "saved" || (state.save === "failed" && !isSignedOut);
    const waits = unsaved && canSave;
    if (!waits || !present) return;
    const delay = state.save === "failed" ? AGAIN_AFTER_MS : SAVE_AFTER_MS;
    const timer = setTimeout(() => void start(), delay);
    return () => clearTimeout(timer);
  }, [present, unsaved, state.save, state.tries, isSignedOut]);

  useEffect(() => {
    const isOpen = () => isUnsaved(latest.current) && latest.current.save !== "conflict";
    const hurry = () => {
      if (document.visibilityState === "hidden" && isOpen()) void start();
    };
    const warn = (event: BeforeUnloadEvent) => {
      const hasOthers = draftsOfOthers(id, actorOf(client)).length > 0;
      if (!isUnsaved(latest.current) && !hasOthers) return;
      if (isOpen()) void start();
      event.preventDefault();
    };
    const own = ownDraft(id, actorOf(client));
    if (own) dropKept(own);
    isHere.current = true;
    useSession.getState().setKeepsEdits(false);
    const end = beforeTheEnd(async () => {
      await settled().catch(() => undefined);
      return { isUnsaved: isUnsaved(latest.current) };
    });
    window.addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", hurry);
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", hurry);
      end();
      isHere.current = false;
      const { signedOut, setKeepsEdits } = useSession.getState();
      if (!signedOut || !isUnsaved(latest.current)) return;
      const by = actorOf(client) ?? null;
      keepDraft({ workflow: id, by, draft: asFailed(latest.current) });
      setKeepsEdits(true);
    };
  }, [id, client]);

  const settled = useEffectEvent(() => settle(latest, start));
  const earlier = useEarlier(workflow, dispatch, latest, () => settle(latest, start));

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
    dispatch: (action) => (action.kind === "undo" ? earlier.undo() : dispatch(action)),
    settled: () => settle(latest, start),
    takeBack: (mark) => {
      if (!isHere.current) return "left";
      const { kind } = takeBack(latest.current.history, mark);
      if (kind === "taken") dispatch({ kind: "take_back", mark });
      return kind;
    },
    isUnsaved: () => isUnsaved(latest.current),
  };
}

/**
 * Saves what is unsaved, a few times. The revision is that of what was here then: another may have
 * taken its place since.
 */
async function settle(
  latest: RefObject<DraftState>,
  save: () => Promise<number | null>,
): Promise<number> {
  if (!isUnsaved(latest.current)) return latest.current.revision;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (latest.current.save === "conflict") break;
    const revision = await save();
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (!isUnsaved(latest.current)) return revision ?? latest.current.revision;
  }
  throw new Error("the draft could not be saved");
}

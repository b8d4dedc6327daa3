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
import { useSession } from "#ui/api/session.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { useEarlier } from "#ui/designer/draft/use-earlier.ts";
import { theirsOf, useSaving } from "#ui/designer/draft/use-saving.ts";
import { useTyping } from "#ui/designer/draft/use-typing.ts";
import { draftsOfOthers, dropKept, keepDraft, ownDraft } from "#ui/document/draft/kept-drafts.ts";
import { type TakeBack, takeBack } from "#ui/document/draft/take-back.ts";
import {
  type DraftAction,
  type DraftState,
  draftReducer,
  hasToSave,
  isUnsaved,
  startDraft,
} from "#ui/document/draft-state.ts";
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
  const typing = useTyping(latest);
  const saving = useSaving({ workflow, latest, dispatch, typing });
  const start = useEffectEvent((isHurried = false) => saving.start(isHurried));
  const isHere = useRef(true);
  const isSignedOut = useSession((session) => session.signedOut);

  const unsaved = hasToSave(state);
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
    const isOpen = () => hasToSave(latest.current);
    const hurry = () => {
      if (document.visibilityState === "hidden" && isOpen()) void start(true);
    };
    const warn = (event: BeforeUnloadEvent) => {
      const hasOthers = draftsOfOthers(id, actorOf(client)).length > 0;
      if (!isUnsaved(latest.current) && !hasOthers) return;
      if (isOpen()) void start(true);
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

  const settled = useEffectEvent(() => settle(latest, start, saving.whyNot));
  const earlier = useEarlier(workflow, dispatch, latest, state.history);

  const theirs = useEffectEvent(() => {
    // What is unsaved meets theirs when it is saved.
    if (hasToSave(latest.current) || saving.isRunning()) return;
    if (workflow.draft_revision <= latest.current.revision) return;
    const before = typing.replacedBy(workflow.draft);
    dispatch({ kind: "theirs", ...theirsOf(workflow), ...(before ? { before } : {}) });
  });
  useEffect(() => {
    if (workflow.draft_revision > state.revision && !unsaved && state.save === "saved") theirs();
  }, [workflow.draft_revision, state.revision, state.save, unsaved]);

  return {
    state,
    dispatch: (action) => {
      typing.note(action.kind);
      if (action.kind === "undo") earlier.undo();
      else dispatch(action);
    },
    settled: () => settle(latest, start, saving.whyNot),
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
 * taken its place since. Where that fails, why is what the last save ended with.
 */
async function settle(
  latest: RefObject<DraftState>,
  save: () => Promise<number | null>,
  whyNot: () => unknown,
): Promise<number> {
  if (!isUnsaved(latest.current)) return latest.current.revision;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (latest.current.asked) break;
    const revision = await save();
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (!isUnsaved(latest.current)) return revision ?? latest.current.revision;
  }
  throw whyNot() ?? new Error("the draft could not be saved");
}

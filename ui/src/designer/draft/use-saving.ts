import { useQueryClient } from "@tanstack/react-query";
import { type Dispatch, type RefObject, useEffectEvent, useRef } from "react";
import { keys } from "#ui/api/cache/keys.ts";
import { saveDraft } from "#ui/api/editing/drafts.ts";
import type { Shape, Workflow } from "#ui/api/shapes.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { readWorkflow } from "#ui/api/workflows.ts";
import type { Typing } from "#ui/designer/draft/use-typing.ts";
import type { Definition } from "#ui/document/definition.ts";
import { sameDefinition } from "#ui/document/draft/differences.ts";
import { merging } from "#ui/document/draft/merge/merging.ts";
import {
  nextToSave,
  presentToSave,
  type StateToSave,
  savedAs,
  writeName,
} from "#ui/document/draft/saved-history.ts";
import type { DraftAction, DraftState } from "#ui/document/draft-state.ts";

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
  const sent = useRef<readonly Definition[]>([]);

  /** Goes on with what the server has: what was sent from here, or what another made of it. */
  const goesOn = useEffectEvent(async (): Promise<"mine" | "merged" | "clash"> => {
    const now = await readWorkflow(workflow.id);
    client.setQueryData<Workflow>(keys.workflow(workflow.id), now);
    const mine = sent.current.find((one) => sameDefinition(one, now.draft));
    sent.current = [];
    if (mine) {
      dispatch({ kind: "saved", definition: mine, ...savedOf(now) });
      return "mine";
    }
    const { stored, history } = latest.current;
    const isAsked = merging(stored, now.draft)(history.present).clashes;
    if (isAsked || typing.replacedBy(now.draft)) return "clash";
    dispatch({ kind: "merge", definition: now.draft, ...savedOf(now) });
    return "merged";
  });

  /** Stores a state over a revision; throws where that could not be. */
  const store = useEffectEvent(async (revision: number, { definition, edit }: StateToSave) => {
    const body = { revision, definition, edit: writeName(edit) };
    const saved = await saveDraft(workflow.id, body);
    sent.current = [];
    client.setQueryData<Workflow>(keys.workflow(workflow.id), (old) =>
      old && old.draft_revision < saved.revision ? withSaved(old, definition, saved) : old,
    );
    dispatch({ kind: "saved", definition, revision: saved.revision, at: saved.saved_at });
    return saved.revision;
  });

  /** Resolves to the revision that this draft is saved as; null where it is not. */
  const save = useEffectEvent(async (isHurried: boolean): Promise<number | null> => {
    const { lastEdit, from } = latest.current;
    let { history, revision } = latest.current;
    const began = performance.now();
    dispatch({ kind: "saving" });
    for (;;) {
      const isAtOnce = isHurried || performance.now() - began > EACH_FOR_MS;
      const next = (isAtOnce ? presentToSave : nextToSave)(history, lastEdit, from);
      const { definition } = next;
      try {
        revision = await store(revision, next);
      } catch (error) {
        return notSaved(error, definition);
      }
      if (definition === history.present) return revision;
      history = savedAs(history, definition, revision);
      dispatch({ kind: "saving" });
    }
  });

  /** What becomes of the draft where a save was not answered, or was made of an older revision. */
  const notSaved = useEffectEvent(async (error: unknown, definition: Definition): Promise<null> => {
    const isStale = codeOf(error) === "stale_draft";
    if (!isStale) {
      sent.current = [...sent.current.filter((one) => one !== definition), definition];
      dispatch({ kind: "failed" });
      return null;
    }
    const on = await goesOn().catch(() => null);
    if (on === null) dispatch({ kind: "failed" });
    if (on === "clash") dispatch({ kind: "conflict" });
    return null;
  });

  const start = useEffectEvent((isHurried = false) => {
    running.current ??= save(isHurried).finally(() => {
      running.current = null;
    });
    return running.current;
  });
  return { start, isRunning: () => running.current !== null };
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

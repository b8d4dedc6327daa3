import { useBlocker } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Draft } from "#ui/designer/draft/use-draft.ts";
import { isUnsaved, type SaveState } from "#ui/document/draft-state.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";

type LeaveQuestionProps = { draft: Draft; workflow: string };

/** A click that nothing follows seems lost: after so long it is said that it still saves. */
const SEEMS_DEAD_MS = 1_000;

/**
 * Going to another page saves the last edits first; where that fails, it is asked. Where it takes
 * long, it can be left without them, and is left with them as soon as they are saved.
 */
export function LeaveQuestion({ draft, workflow }: LeaveQuestionProps) {
  const { t } = useTranslation("designer");
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  const isLost = useCallback(
    async ({ next }: { next: { pathname: string } }) => {
      const stays = next.pathname === `/workflows/${workflow}`;
      if (stays || !latest.current.isUnsaved()) return false;
      const saved = latest.current.settled().catch(() => undefined);
      const long = new Promise((resolve) => setTimeout(resolve, SEEMS_DEAD_MS));
      await Promise.race([saved, long]);
      return latest.current.isUnsaved();
    },
    [workflow],
  );
  const leaving = useBlocker({
    shouldBlockFn: isLost,
    // Closing the window is asked where the draft is saved.
    enableBeforeUnload: false,
    withResolver: true,
  });
  const unsaved = isUnsaved(draft.state);
  const { status, proceed } = leaving;
  useEffect(() => {
    if (status === "blocked" && !unsaved) proceed?.();
  }, [status, unsaved, proceed]);
  if (leaving.status !== "blocked") return null;
  return (
    <AskDialog
      title={t("leave.title")}
      button={t("leave.button")}
      danger
      isPending={false}
      onConfirm={leaving.proceed}
      onClose={leaving.reset}
    >
      <p role="status">{t(draft.state.asked ? "leave.conflict" : WHY[draft.state.save])}</p>
    </AskDialog>
  );
}

const WHY = {
  saved: "leave.saving",
  saving: "leave.saving",
  failed: "leave.text",
} as const satisfies Record<SaveState, string>;

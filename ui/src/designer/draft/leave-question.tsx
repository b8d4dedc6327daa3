import { useBlocker } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Draft } from "#ui/designer/draft/use-draft.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";

type LeaveQuestionProps = { draft: Draft; workflow: string };

/** Going to another page saves the last edits first; where that fails, it is asked. */
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
      await latest.current.settled().catch(() => undefined);
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
      <p>{draft.state.save === "conflict" ? t("leave.conflict") : t("leave.text")}</p>
    </AskDialog>
  );
}

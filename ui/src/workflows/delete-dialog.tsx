import { useTranslation } from "react-i18next";
import type { WorkflowSummary } from "#ui/api/shapes.ts";
import { useDeleteWorkflow, useRestoreWorkflow } from "#ui/api/workflows.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type DeleteDialogProps = { workflow: Pick<WorkflowSummary, "id" | "name">; onClose: () => void };

/** Puts a workflow away; it can come back with the same addresses. */
export function DeleteDialog({ workflow, onClose }: DeleteDialogProps) {
  const { t } = useTranslation("workflows");
  const { t: common } = useTranslation("common");
  const remove = useDeleteWorkflow();
  const restore = useRestoreWorkflow();
  const words = useProblemWords();
  const { id, name } = workflow;
  // Runs after this dialog is gone: callbacks of `mutate` would not be called then.
  const undo = () =>
    restore.mutateAsync(id).then(
      () => toast(t("delete.undone", { name })),
      (error: unknown) => toast(words(error).what, { tone: "needs_you" }),
    );
  return (
    <AskDialog
      title={t("delete.title", { name })}
      button={t("delete.button")}
      danger
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(id, {
          onSuccess: () => {
            toast(t("delete.done", { name }), {
              action: { label: common("undo"), run: () => void undo() },
            });
            onClose();
          },
        })
      }
    >
      <p>{t("delete.text")}</p>
    </AskDialog>
  );
}

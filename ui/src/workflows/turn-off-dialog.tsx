import { useTranslation } from "react-i18next";
import type { WorkflowSummary } from "#ui/api/shapes.ts";
import { useTurnOff } from "#ui/api/workflows.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { toast } from "#ui/parts/toasts.ts";

type TurnOffDialogProps = {
  workflow: Pick<WorkflowSummary, "id" | "name" | "in_it">;
  onClose: () => void;
};

/** Stops new people starting. */
export function TurnOffDialog({ workflow, onClose }: TurnOffDialogProps) {
  const { t } = useTranslation("workflows");
  const turnOff = useTurnOff();
  const { name } = workflow;
  return (
    <AskDialog
      title={t("off.title", { name })}
      button={t("off.button")}
      isPending={turnOff.isPending}
      error={turnOff.error}
      onClose={onClose}
      onConfirm={() =>
        turnOff.mutate(workflow.id, {
          onSuccess: () => {
            toast(t("off.done", { name }));
            onClose();
          },
        })
      }
    >
      <p>{t("off.text")}</p>
      <p className="muted">{t("off.people", { count: workflow.in_it })}</p>
    </AskDialog>
  );
}

import { useTranslation } from "react-i18next";
import type { WorkflowSummary } from "#ui/api/shapes.ts";
import { useTurnOn } from "#ui/api/workflows.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { toast } from "#ui/parts/toasts.ts";

type TurnOnDialogProps = {
  workflow: Pick<WorkflowSummary, "id" | "name" | "live_version">;
  onClose: () => void;
};

/** Lets new people start again. */
export function TurnOnDialog({ workflow, onClose }: TurnOnDialogProps) {
  const { t } = useTranslation("workflows");
  const turnOn = useTurnOn();
  const { name } = workflow;
  return (
    <AskDialog
      title={t("on.title", { name })}
      button={t("on.button")}
      isPending={turnOn.isPending}
      error={turnOn.error}
      onClose={onClose}
      onConfirm={() =>
        turnOn.mutate(workflow.id, {
          onSuccess: () => {
            toast(t("on.done", { name }));
            onClose();
          },
        })
      }
    >
      <p>{t("on.text", { version: workflow.live_version ?? 1 })}</p>
      <p className="muted">{t("on.kept")}</p>
    </AskDialog>
  );
}

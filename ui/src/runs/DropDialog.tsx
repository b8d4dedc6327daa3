import { useTranslation } from "react-i18next";
import { ReasonDialog } from "#ui/parts/ReasonDialog.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { shownInTheDialog, useSkip } from "#ui/runs/queries.ts";
import type { StepDialogProps } from "#ui/runs/SkipDialog.tsx";

/** Gives up a message that was made after the step's success; the step stays done. */
export function DropDialog({ run, stepId, stepName, onClose }: StepDialogProps) {
  const { t } = useTranslation("run");
  const skip = useSkip(run.id);
  const { name } = run.person;
  return (
    <ReasonDialog
      title={t("dropping.title", { step: stepName, name })}
      button={t("dropping.button")}
      why={t("dropping.why")}
      example={t("dropping.example")}
      isPending={skip.isPending}
      error={skip.error}
      onClose={onClose}
      onConfirm={(reason) =>
        skip.mutateAsync({ step: stepId, reason }).then(() => {
          toast(t("dropping.done", { step: stepName, name }));
          onClose();
        }, shownInTheDialog)
      }
    >
      <p>{t("dropping.text")}</p>
    </ReasonDialog>
  );
}

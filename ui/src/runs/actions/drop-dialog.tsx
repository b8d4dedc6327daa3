import { useTranslation } from "react-i18next";
import { useSkip } from "#ui/api/run-actions.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";

/** Gives up a message that was made after the step's success; the step stays done. */
export function DropDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const skip = useSkip(dialog.run.id);
  return (
    <StepReasonDialog
      dialog={dialog}
      words="dropping"
      doing={skip}
      act={(reason) => skip.mutateAsync({ step: dialog.stepId, reason })}
    >
      <p>{t("dropping.text")}</p>
    </StepReasonDialog>
  );
}

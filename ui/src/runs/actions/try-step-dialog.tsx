import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";

/** Lets a step that sends nothing begin once more, with what is known by then. */
export function TryStepDialog(dialog: StepDialogProps) {
  const { run, stepId } = dialog;
  const { t } = useTranslation("run");
  const again = useAtStep(run.id, "send_again");
  return (
    <StepReasonDialog
      dialog={dialog}
      words="trying"
      doing={again}
      act={(reason) => again.mutateAsync({ step: stepId, reason })}
    >
      <p>{t("trying.text")}</p>
    </StepReasonDialog>
  );
}

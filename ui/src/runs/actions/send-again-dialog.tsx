import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";
import { goesOut } from "#ui/runs/step/goes-out.ts";

/** Sends a step's message once more, under its number. */
export function SendAgainDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const send = useAtStep(dialog.run.id, "send_again");
  return (
    <StepReasonDialog
      dialog={dialog}
      words="sending"
      doing={send}
      act={(reason) => send.mutateAsync({ step: dialog.stepId, reason })}
    >
      <p>{t(`sending.same.${goesOut(dialog.step)}`)}</p>
    </StepReasonDialog>
  );
}

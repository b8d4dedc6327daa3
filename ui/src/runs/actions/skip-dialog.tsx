import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";
import { WhatHappensNext } from "#ui/runs/actions/what-happens-next.tsx";

/** Goes past a step by hand, or gives up what was made after its success, with a reason. */
export function SkipDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const { run, stepId, step } = dialog;
  const skip = useAtStep(run.id, "skip");
  return (
    <StepReasonDialog
      dialog={dialog}
      words={step.done_again ? "dropping" : "skipping"}
      doing={skip}
      act={(reason) => skip.mutateAsync({ step: stepId, reason })}
    >
      {step.done_again ? (
        <p>{t("dropping.text")}</p>
      ) : (
        <WhatHappensNext run={run} stepId={stepId} />
      )}
    </StepReasonDialog>
  );
}

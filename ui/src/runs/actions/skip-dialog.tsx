import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import { sameAgain } from "#ui/problem-actions/in-run/same-again.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";
import { WhatHappensNext } from "#ui/runs/actions/what-happens-next.tsx";

/** Goes past a step by hand, or treats as done what the other tool has, or gives up what was made after its success, with a reason. */
export function SkipDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const { run, stepId, step } = dialog;
  const skip = useAtStep(run.id, "skip");
  const isThere = sameAgain(step.detail?.params.problem) === "has_it";
  const words = step.done_again ? "dropping" : isThere ? "treating" : "skipping";
  return (
    <StepReasonDialog
      dialog={dialog}
      words={words}
      doing={skip}
      act={(reason) => skip.mutateAsync({ step: stepId, reason })}
    >
      {words !== "skipping" && <p>{t(`${words}.text`)}</p>}
      {words !== "dropping" && <WhatHappensNext run={run} stepId={stepId} />}
    </StepReasonDialog>
  );
}

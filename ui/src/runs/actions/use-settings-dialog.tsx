import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";

/** Makes the message of a step anew with the settings that are live, with a reason. */
export function UseSettingsDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const { run, stepId } = dialog;
  const use = useAtStep(run.id, "use_settings");
  return (
    <StepReasonDialog
      dialog={dialog}
      words="usingSettings"
      doing={use}
      act={(reason) => use.mutateAsync({ step: stepId, reason })}
    >
      <p>{t("usingSettings.text", { version: run.current_version ?? "" })}</p>
    </StepReasonDialog>
  );
}

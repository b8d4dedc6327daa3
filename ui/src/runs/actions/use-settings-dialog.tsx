import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import { useSettingNames } from "#ui/problem-actions/new-settings/use-setting-names.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";

/** Makes the message of a step anew with the settings that are live, with a reason. */
export function UseSettingsDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const { run, stepId, step } = dialog;
  const settings = useSettingNames();
  const use = useAtStep(run.id, "use_settings");
  return (
    <StepReasonDialog
      dialog={dialog}
      words="usingSettings"
      doing={use}
      act={(reason) => use.mutateAsync({ step: stepId, reason })}
    >
      <p>
        {t("usingSettings.text", {
          version: run.current_version ?? "",
          parts: settings(step.newer?.parts ?? []),
        })}
      </p>
    </StepReasonDialog>
  );
}

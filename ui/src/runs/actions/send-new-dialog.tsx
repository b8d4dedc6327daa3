import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";
import { isAccepted } from "#ui/runs/step/is-accepted.ts";

/** Does a step again after its success, or sends what has changed since. */
export function SendNewDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const accepted = isAccepted(dialog.step);
  const send = useAtStep(dialog.run.id, "send_new");
  const { id, name } = dialog.run.person;
  return (
    <StepReasonDialog
      dialog={dialog}
      words="sending"
      doing={send}
      act={(reason) => send.mutateAsync({ step: dialog.stepId, reason })}
    >
      <p>{accepted ? t("sending.fresh") : t("sending.changed")}</p>
      <p className="muted">
        {accepted ? t("sending.stays") : t("sending.change")}{" "}
        <Link to="/people/$person" params={{ person: id }}>
          {t("sending.details", { name })}
        </Link>
      </p>
    </StepReasonDialog>
  );
}

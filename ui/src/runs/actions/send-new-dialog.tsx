import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSendNew } from "#ui/api/run-actions.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";

type SendNewDialogProps = StepDialogProps & { accepted: boolean };

/** Does a step again after its success, or sends what has changed since. */
export function SendNewDialog({ accepted, ...dialog }: SendNewDialogProps) {
  const { t } = useTranslation("run");
  const send = useSendNew(dialog.run.id);
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

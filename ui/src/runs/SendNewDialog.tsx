import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ReasonDialog } from "#ui/parts/ReasonDialog.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { shownInTheDialog, useSendNew } from "#ui/runs/queries.ts";
import type { StepDialogProps } from "#ui/runs/SkipDialog.tsx";

type SendNewDialogProps = StepDialogProps & { accepted: boolean };

/** Does a step again after its success, or sends what has changed since. */
export function SendNewDialog({ run, stepId, stepName, accepted, onClose }: SendNewDialogProps) {
  const { t } = useTranslation("run");
  const send = useSendNew(run.id);
  const { id, name } = run.person;
  return (
    <ReasonDialog
      title={t("sending.title", { step: stepName, name })}
      button={t("sending.button")}
      why={t("sending.why")}
      example={t("sending.example")}
      isPending={send.isPending}
      error={send.error}
      onClose={onClose}
      onConfirm={(reason) =>
        send.mutateAsync({ step: stepId, reason }).then(() => {
          toast(t("sending.done", { step: stepName, name }));
          onClose();
        }, shownInTheDialog)
      }
    >
      <p>{accepted ? t("sending.fresh") : t("sending.changed")}</p>
      <p className="muted">
        {accepted ? t("sending.stays") : t("sending.change")}{" "}
        <Link to="/people/$person" params={{ person: id }}>
          {t("sending.details", { name })}
        </Link>
      </p>
    </ReasonDialog>
  );
}

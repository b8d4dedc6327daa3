import { useTranslation } from "react-i18next";
import { ReasonDialog } from "#ui/parts/ReasonDialog.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { shownInTheDialog, useSendAgain } from "#ui/runs/queries.ts";
import type { StepDialogProps } from "#ui/runs/SkipDialog.tsx";

/** Sends a step's message once more, under its number. */
export function SendAgainDialog({ run, stepId, stepName, onClose }: StepDialogProps) {
  const { t } = useTranslation("run");
  const send = useSendAgain(run.id);
  const { name } = run.person;
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
      <p>{t("sending.same")}</p>
    </ReasonDialog>
  );
}

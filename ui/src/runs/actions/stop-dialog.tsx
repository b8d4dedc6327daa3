import { useTranslation } from "react-i18next";
import { stopRun, useRunAction } from "#ui/api/run-actions.ts";
import type { Run } from "#ui/api/shapes.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";

type StopDialogProps = { run: Run; onClose: () => void };

/** Ends a run by hand. */
export function StopDialog({ run, onClose }: StopDialogProps) {
  const { t } = useTranslation("run");
  const stop = useRunAction(run.id, ({ reason }: { reason: string }) => stopRun(run.id, reason));
  const { name } = run.person;
  return (
    <ReasonDialog
      title={t("stopping.title", { name })}
      button={t("stopping.button")}
      danger
      why={t("stopping.why")}
      example={t("stopping.example")}
      isPending={stop.isPending}
      error={stop.error}
      onClose={onClose}
      onConfirm={(reason) =>
        stop.mutateAsync({ reason }).then(() => {
          toast(t("stopping.done", { name }));
          onClose();
        }, shownInTheDialog)
      }
    >
      <p className="muted">{t("stopping.text", { name, workflow: run.workflow.name })}</p>
    </ReasonDialog>
  );
}

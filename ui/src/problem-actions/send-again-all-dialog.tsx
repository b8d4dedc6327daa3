import { useTranslation } from "react-i18next";
import { sendAgainAll, useProblemAction } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";
import { isUnsent } from "#ui/problem-actions/is-unsent.ts";

type SendAgainAllDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Sends again to everyone whom a problem hit. */
export function SendAgainAllDialog({ problem, onClose }: SendAgainAllDialogProps) {
  const { t } = useTranslation("problems");
  const send = useProblemAction((reason: string) => sendAgainAll(problem.id, reason));
  return (
    <ReasonDialog
      title={t("sending.title", { count: problem.people })}
      button={t("sending.button")}
      why={t("sending.why")}
      example={t("sending.example")}
      isPending={send.isPending}
      error={send.error}
      onClose={onClose}
      onConfirm={(reason) =>
        send.mutateAsync(reason).then(({ done, could_not: couldNot, job }) => {
          if (job !== null) toast(t("sending.goesOn"));
          else if (done > 0) toast(t("sending.done", { count: done }));
          if (couldNot > 0) toast(t("sending.could", { count: couldNot }), { tone: "needs_you" });
          onClose();
        }, shownInTheDialog)
      }
    >
      <p className="muted">{t(isUnsent(problem.kind) ? "sending.fresh" : "sending.text")}</p>
    </ReasonDialog>
  );
}

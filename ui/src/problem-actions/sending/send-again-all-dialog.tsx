import { useTranslation } from "react-i18next";
import { sendAgainAll, useProblemAction } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { goesOutAs } from "#ui/problem-actions/goes-out-as.ts";
import { sentOf, useToastSent } from "#ui/problem-actions/sending/sent-again.ts";

type SendAgainAllDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Sends again to everyone whom a problem hit. */
export function SendAgainAllDialog({ problem, onClose }: SendAgainAllDialogProps) {
  const { t } = useTranslation("problems");
  const toastSent = useToastSent();
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
        send.mutateAsync(reason).then((done) => {
          toastSent(sentOf(done));
          onClose();
        }, shownInTheDialog)
      }
    >
      <p className="muted">{t(`sending.as.${goesOutAs(problem.kind)}`)}</p>
    </ReasonDialog>
  );
}

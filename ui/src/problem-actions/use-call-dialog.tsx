import { useTranslation } from "react-i18next";
import { useProblemItems, useUseCall } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";

type UseCallDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Uses a call that was kept back, with a reason. */
export function UseCallDialog({ problem, onClose }: UseCallDialogProps) {
  const { t } = useTranslation("problems");
  const items = allRows(useProblemItems(problem.id).data);
  const call = items.find((item) => item.call !== null)?.call ?? "";
  const use = useUseCall(call);
  return (
    <ReasonDialog
      title={t("using.title")}
      button={t("using.button")}
      why={t("using.why")}
      example={t("using.example")}
      isPending={use.isPending}
      error={use.error}
      blocked={!call}
      onClose={onClose}
      onConfirm={(reason) =>
        use.mutateAsync({ reason }).then(() => {
          toast(t("using.done"));
          onClose();
        }, shownInTheDialog)
      }
    >
      <p className="muted">{t("using.text")}</p>
    </ReasonDialog>
  );
}

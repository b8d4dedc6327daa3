import { useTranslation } from "react-i18next";
import { settingsForAll, useProblemAction } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { forWhomNew } from "#ui/problem-actions/new-settings/for-whom-new.ts";
import { useNewSettingsText } from "#ui/problem-actions/new-settings/new-settings-text.ts";
import { sentOf, useToastSent } from "#ui/problem-actions/sending/sent-again.ts";

type UseSettingsForAllDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Makes the messages of everyone whom a problem hit anew with the settings that are live. */
export function UseSettingsForAllDialog({ problem, onClose }: UseSettingsForAllDialogProps) {
  const { t } = useTranslation("problems");
  const toastSent = useToastSent();
  const use = useProblemAction((reason: string) => settingsForAll(problem.id, reason));
  const text = useNewSettingsText();
  const about = { count: forWhomNew(problem), step: problem.step_name ?? "" };
  return (
    <ReasonDialog
      title={t("newSettings.title", about)}
      button={t("newSettings.button")}
      why={t("newSettings.why")}
      example={t("newSettings.example")}
      isPending={use.isPending}
      error={use.error}
      onClose={onClose}
      onConfirm={(reason) =>
        use.mutateAsync(reason).then((done) => {
          toastSent(sentOf(done));
          onClose();
        }, shownInTheDialog)
      }
    >
      {problem.newer && <p className="muted">{text(problem.newer)}</p>}
    </ReasonDialog>
  );
}

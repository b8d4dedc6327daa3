import { useTranslation } from "react-i18next";
import { useProblemAction } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { command } from "#ui/api/wire/client.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";

type IgnoreDialogProps = { problem: ProblemGroup; title: string; onClose: () => void };

/** Puts a problem away, with a reason. */
export function IgnoreDialog({ problem, title, onClose }: IgnoreDialogProps) {
  const { t } = useTranslation("problems");
  const name = problem.person_name ?? problem.says.display_name;
  const ignore = useProblemAction(command("/api/v1/problems/{id}/ignore", problem.id));
  return (
    <ReasonDialog
      title={t("ignoring.title", { title })}
      button={t("ignoring.button")}
      why={t("ignoring.why")}
      example={t("ignoring.example")}
      isPending={ignore.isPending}
      error={ignore.error}
      onClose={onClose}
      onConfirm={(why) =>
        ignore.mutateAsync({ why }).then(() => {
          toast(t("ignoring.done", { what: name ? t("about.of", { title, name }) : title }));
          onClose();
        }, shownInTheDialog)
      }
    >
      <p className="muted">{t("ignoring.text")}</p>
    </ReasonDialog>
  );
}

import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useImport } from "#ui/api/exchange.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { StepNames } from "#ui/new-workflow/step-names.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";

type ImportSheetProps = { text: string; preview: Shape<"Import">; onClose: () => void };

/** What a file holds, and what importing it makes. */
export function ImportSheet({ text, preview, onClose }: ImportSheetProps) {
  const { t } = useTranslation("workflows");
  const navigate = useNavigate();
  const make = useImport();
  const toFix = preview.problems.filter((problem) => problem.level === "to_fix").length;
  const confirm = () =>
    make.mutateAsync({ text, preview: false }).then((made) => {
      toast(t("importing.done", { name: made.name }));
      onClose();
      if (made.workflow) {
        void navigate({ to: "/workflows/$workflow", params: { workflow: made.workflow.id } });
      }
    }, shownInTheDialog);
  return (
    <AskDialog
      title={t("importing.title", { name: preview.name })}
      button={t("importing.button")}
      isPending={make.isPending}
      error={make.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{t("importing.what")}</p>
      <section className="stack tight">
        <h3 className="label">{t("importing.flow")}</h3>
        <StepNames definition={preview.definition} />
      </section>
      <section className="stack tight">
        <h3 className="label">{t("importing.needs")}</h3>
        {preview.connections.length === 0 ? (
          <p className="muted">{t("importing.needsNothing")}</p>
        ) : (
          <>
            <ul className="named-list">
              {preview.connections.map(({ name }) => (
                <li key={name} className="wrap">
                  {name}
                </li>
              ))}
            </ul>
            <p className="small muted">{t("importing.needsText")}</p>
          </>
        )}
      </section>
      {toFix > 0 && <p className="muted">{t("importing.problems", { count: toFix })}</p>}
    </AskDialog>
  );
}

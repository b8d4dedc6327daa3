import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { exportText } from "#ui/api/exchange.ts";
import type { WorkflowSummary } from "#ui/api/shapes.ts";
import { useTurnOff } from "#ui/api/workflows.ts";
import { host } from "#ui/host/host.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type ExportDialogProps = {
  workflow: Pick<WorkflowSummary, "id" | "name" | "state">;
  onClose: () => void;
};

/** Says what is in the file and what is not, and saves it. */
export function ExportDialog({ workflow, onClose }: ExportDialogProps) {
  const { t } = useTranslation("workflows");
  const [offHere, setOffHere] = useState(false);
  const turnOff = useTurnOff();
  const words = useProblemWords();
  const live = workflow.state === "live";
  const file = `${fileName(workflow.name)}.baton`;
  const save = useMutation({
    mutationFn: async () => {
      const result = await host.saveFile(file, "application/json", await exportText(workflow.id));
      if (result.kind === "cancelled") return;
      // The file is out from here on, whatever becomes of the rest.
      if (result.kind === "saved") toast(t("export.saved", { file: result.name }));
      else toast(t("export.handed", { file }), { tone: "plain" });
      onClose();
      if (!live || !offHere) return;
      await turnOff.mutateAsync(workflow.id).then(
        () => toast(t("off.done", { name: workflow.name })),
        (error: unknown) => {
          const what = t("export.notOff", { name: workflow.name });
          toast(`${what} ${words(error).what}`, { tone: "needs_you" });
        },
      );
    },
  });
  return (
    <AskDialog
      title={t("export.title", { name: workflow.name })}
      button={t("export.button")}
      isPending={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={() => save.mutate()}
    >
      <dl className="facts">
        <div>
          <dt>{t("export.inside")}</dt>
          <dd>{t("export.insideText")}</dd>
        </div>
        <div>
          <dt>{t("export.outside")}</dt>
          <dd>{t("export.outsideText")}</dd>
        </div>
      </dl>
      {live && (
        <div className="stack tight">
          <Checkbox isSelected={offHere} onChange={setOffHere} help={t("export.offHereHelp")}>
            {t("export.offHere")}
          </Checkbox>
          {!offHere && <p className="small muted">{t("export.both")}</p>}
        </div>
      )}
    </AskDialog>
  );
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return plain.slice(0, 60) || "workflow";
}

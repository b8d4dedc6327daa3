import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WorkflowSummary } from "#ui/api/shapes.ts";
import { useRenameWorkflow } from "#ui/api/workflows.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";

type RenameDialogProps = { workflow: Pick<WorkflowSummary, "id" | "name">; onClose: () => void };

/** Gives a workflow another name. */
export function RenameDialog({ workflow, onClose }: RenameDialogProps) {
  const { t } = useTranslation("workflows");
  const rename = useRenameWorkflow();
  const [name, setName] = useState(workflow.name);
  const [checked, setChecked] = useState(false);
  return (
    <AskDialog
      title={t("rename.title", { name: workflow.name })}
      button={t("rename.save")}
      isPending={rename.isPending}
      error={rename.error}
      onClose={onClose}
      onConfirm={() => {
        setChecked(true);
        if (name.trim()) {
          rename.mutate({ id: workflow.id, name: name.trim() }, { onSuccess: onClose });
        }
      }}
    >
      <TextField
        label={t("new.name")}
        value={name}
        onChange={setName}
        maxLength={120}
        autoFocus
        error={checked && !name.trim() ? t("new.nameNeeded") : null}
      />
    </AskDialog>
  );
}

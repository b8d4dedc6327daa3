import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StepId } from "#ui/document/definition.ts";
import { walk } from "#ui/document/tree.ts";
import type { EditedPath } from "#ui/editing/paths/path-row.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";

type DeletePathDialogProps = {
  path: EditedPath;
  /** Where its steps can go. */
  others: readonly { readonly id: StepId; readonly name: string }[];
  onDelete: (heir: StepId | null) => void;
  onClose: () => void;
};

const NOWHERE = "nowhere";

/** Asked before a path with steps is deleted: where they go. */
export function DeletePathDialog({ path, others, onDelete, onClose }: DeletePathDialogProps) {
  const { t } = useTranslation("designer");
  const [heir, setHeir] = useState<string>(others[0]?.id ?? NOWHERE);
  const count = Array.from(walk(path.steps)).length;
  return (
    <AskDialog
      title={t("paths.deleteTitle", { path: path.name })}
      button={t("menu.delete")}
      danger
      isPending={false}
      onClose={onClose}
      onConfirm={() => onDelete(heir === NOWHERE ? null : heir)}
    >
      <RadioGroup
        label={t("paths.deleteWhich", { count })}
        value={heir}
        autoFocus
        onChange={setHeir}
        options={[
          ...others.map(({ id, name }) => ({ id, label: t("paths.toOther", { path: name }) })),
          { id: NOWHERE, label: t("paths.withIt") },
        ]}
      />
    </AskDialog>
  );
}

import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useCreateWorkflow } from "#ui/api/workflows.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";

type NewWorkflowDialogProps = { isOpen: boolean; onClose: () => void };

/** Asks for the name of a new workflow and opens it in the designer. */
export function NewWorkflowDialog({ isOpen, onClose }: NewWorkflowDialogProps) {
  return isOpen ? <NewWorkflowForm onClose={onClose} /> : null;
}

function NewWorkflowForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("workflows");
  const navigate = useNavigate();
  const create = useCreateWorkflow();
  const [name, setName] = useState("");
  const [template, setTemplate] = useState<Shape<"Template">>("blank");
  const [checked, setChecked] = useState(false);
  const submit = () => {
    setChecked(true);
    const trimmed = name.trim();
    if (!trimmed) return;
    return create
      .mutateAsync({ name: trimmed, template })
      .then(
        ({ id }) => navigate({ to: "/workflows/$workflow", params: { workflow: id } }),
        shownInTheDialog,
      );
  };
  return (
    <AskDialog
      title={t("new.title")}
      button={t("new.create")}
      isPending={create.isPending}
      error={create.error}
      onClose={onClose}
      onConfirm={submit}
    >
      <TextField
        label={t("new.name")}
        placeholder={t("new.nameExample")}
        value={name}
        onChange={setName}
        maxLength={120}
        autoFocus
        error={checked && !name.trim() ? t("new.nameNeeded") : null}
      />
      <RadioGroup
        label={t("new.begin")}
        value={template}
        onChange={setTemplate}
        options={[
          { id: "blank", label: t("new.blank"), help: t("new.blankHelp") },
          { id: "welcome", label: t("new.welcome"), help: t("new.welcomeHelp") },
        ]}
      />
    </AskDialog>
  );
}

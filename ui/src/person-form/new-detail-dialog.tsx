import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CustomDetail, type CustomType, useSetDetail } from "#ui/api/person-details.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { LONGEST_NAME } from "#ui/person-form/detail-form.ts";

type NewDetailDialogProps = { known: readonly CustomDetail[]; onClose: () => void };

export const CUSTOM_TYPES = ["text", "number", "yes_no", "date"] as const satisfies CustomType[];

/** Names a detail that people can have from now on. */
export function NewDetailDialog({ known, onClose }: NewDetailDialogProps) {
  const { t } = useTranslation("details");
  const add = useSetDetail();
  const [detail, setDetail] = useState<CustomDetail>({ name: "", type: "text", sensitive: false });
  const [checked, setChecked] = useState(false);
  const name = detail.name.trim();
  const problem = problemWith(name, known);
  const confirm = () => {
    setChecked(true);
    if (problem) return;
    add.mutate(
      { ...detail, name },
      {
        onSuccess: () => {
          toast(t("add.done", { name }));
          onClose();
        },
      },
    );
  };
  return (
    <AskDialog
      title={t("add.title")}
      button={t("add.confirm")}
      isPending={add.isPending}
      error={add.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <TextField
        label={t("add.name")}
        help={t("add.nameHelp")}
        value={detail.name}
        onChange={(next) => setDetail({ ...detail, name: next })}
        maxLength={LONGEST_NAME}
        isRequired
        validationBehavior="aria"
        error={checked && problem ? t(problem) : null}
        autoFocus
      />
      <Select<CustomType>
        label={t("add.type")}
        value={detail.type}
        onChange={(type) => setDetail({ ...detail, type })}
        options={CUSTOM_TYPES.map((id) => ({ id, label: t(`type.${id}`) }))}
      />
      <Checkbox
        isSelected={detail.sensitive}
        onChange={(sensitive) => setDetail({ ...detail, sensitive })}
        help={t("add.sensitiveHelp")}
      >
        {t("add.sensitive")}
      </Checkbox>
    </AskDialog>
  );
}

/** One that differs in capitals alone is most likely the same. */
function problemWith(name: string, known: readonly CustomDetail[]) {
  if (!name) return "add.nameNeeded";
  if (name.includes("/")) return "ids.nameWrong";
  const isThere = known.some((one) => one.name.toLowerCase() === name.toLowerCase());
  return isThere ? "add.nameTwice" : null;
}

import { useTranslation } from "react-i18next";
import { typedOf } from "#ui/content/edits.ts";
import type { Plain } from "#ui/content/value.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { useDateReading } from "#ui/words/use-date-reading.ts";

type EditCellProps = {
  label: string;
  value: Plain;
  /** What is typed in place of nothing. */
  kind: Plain["kind"];
  /** What is typed and does not fit. */
  unfit: string | undefined;
  example?: string | undefined;
  onType: (typed: string) => void;
};

/** The field for one value, by its kind. */
export function EditCell(props: EditCellProps) {
  const { label, value, kind, unfit, example, onType } = props;
  const { t } = useTranslation("content");
  const reading = useDateReading();
  if (kind === "yes_no") return <YesNo label={label} value={value} onType={onType} />;
  const typed = unfit ?? typedOf(value);
  const date = reading(typed);
  return (
    <TextField
      label={label}
      hideLabel
      size="sm"
      value={typed}
      onChange={onType}
      validationBehavior="aria"
      inputMode={kind === "number" ? "decimal" : "text"}
      multiline={typed.includes("\n")}
      error={unfit === undefined ? null : t("edit.notNumber")}
      end={date && <span className="content-reading muted small">{date}</span>}
      {...(example ? { placeholder: example } : {})}
    />
  );
}

const NOTHING = "";

function YesNo({ label, value, onType }: Pick<EditCellProps, "label" | "value" | "onType">) {
  const { t } = useTranslation("common");
  const options = [
    { id: "true", label: t("yes") },
    { id: "false", label: t("no") },
  ];
  return (
    <Select
      label={label}
      hideLabel
      size="sm"
      value={typedOf(value)}
      options={
        value.kind === "nothing" ? [{ id: NOTHING, label: t("empty") }, ...options] : options
      }
      onChange={onType}
    />
  );
}

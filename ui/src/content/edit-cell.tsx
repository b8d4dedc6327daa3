import { useTranslation } from "react-i18next";
import { typedOf } from "#ui/content/edits.ts";
import type { Plain } from "#ui/content/value.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { TypedNumberField } from "#ui/parts/fields/typed-number-field.tsx";
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
  const field = {
    label,
    hideLabel: true,
    size: "sm",
    value: typed,
    onChange: onType,
    validationBehavior: "aria",
    error: unfit === undefined ? null : t("edit.notNumber"),
    ...(example ? { placeholder: example } : {}),
  } as const;
  if (kind === "number") return <TypedNumberField {...field} />;
  return (
    <TextField
      {...field}
      multiline={typed.includes("\n")}
      end={date && <span className="content-reading muted small">{date}</span>}
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

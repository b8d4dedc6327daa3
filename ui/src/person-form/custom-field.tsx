import { useTranslation } from "react-i18next";
import type { CustomDetail } from "#ui/api/person-details.ts";
import { Button } from "#ui/parts/button.tsx";
import { type Option, Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { TypedDateField } from "#ui/parts/fields/typed-date-field.tsx";
import { TypedNumberField } from "#ui/parts/fields/typed-number-field.tsx";
import { exampleDate } from "#ui/typed/typed-date.ts";
import { useLocale } from "#ui/words/use-locale.ts";

type CustomFieldProps = {
  detail: CustomDetail;
  value: string;
  /** What is stored; empty for a hidden value. */
  stored: string;
  /** What becomes of a stored value that is hidden; null when there is none. */
  hidden: "kept" | "removed" | null;
  isWrong: boolean;
  /** What is typed, and whether a hidden value stays while nothing is. */
  onChange: (text: string, kept: boolean) => void;
};

const LONGEST_VALUE = 500;

/** The value of a further detail, by its type. */
export function CustomField(props: CustomFieldProps) {
  return props.detail.type === "yes_no" ? <YesNoField {...props} /> : <TypedField {...props} />;
}

function TypedField(props: CustomFieldProps) {
  const { detail, value, hidden, isWrong, onChange } = props;
  const { t } = useTranslation("details");
  const { t: common } = useTranslation("common");
  const { name, type } = detail;
  const help = useHelp(props);
  const example = exampleDate(useLocale());
  const isHidden = hidden !== null && value === "";
  const end = isHidden && (
    <Button
      variant="link"
      size="sm"
      aria-label={t(hidden === "kept" ? "sensitive.removeOf" : "sensitive.keepOf", { name })}
      onPress={() => onChange("", hidden !== "kept")}
    >
      {hidden === "kept" ? common("remove") : t("sensitive.keep")}
    </Button>
  );
  const field = {
    label: name,
    help,
    value,
    onChange: (text: string) => onChange(text, hidden === "kept"),
    validationBehavior: "aria",
    error: isWrong ? t(`wrong.${type}`, { example }) : null,
    end,
    ...(isHidden && hidden === "kept" ? { placeholder: "••••••" } : {}),
  } as const;
  if (type === "number") return <TypedNumberField {...field} maxLength={LONGEST_VALUE} />;
  if (type === "date") return <TypedDateField {...field} />;
  return <TextField {...field} maxLength={LONGEST_VALUE} />;
}

const EMPTY = "empty";
const KEPT = "kept";

function YesNoField({ detail, value, stored, hidden, isWrong, onChange }: CustomFieldProps) {
  const { t } = useTranslation("details");
  const { t: common } = useTranslation("common");
  const options: Option[] = [
    { id: EMPTY, label: common("empty") },
    { id: "yes", label: common("yes") },
    { id: "no", label: common("no") },
  ];
  if (hidden) options.unshift({ id: KEPT, label: t("sensitive.keptChoice") });
  if (stored && !options.some(({ id }) => id === stored))
    options.push({ id: stored, label: stored });
  return (
    <Select
      label={detail.name}
      help={detail.sensitive && !hidden ? t("sensitive.new") : undefined}
      value={value || (hidden === "kept" ? KEPT : EMPTY)}
      options={options}
      error={isWrong ? t("wrong.yes_no") : null}
      onChange={(id) => onChange(id === EMPTY || id === KEPT ? "" : id, id === KEPT)}
    />
  );
}

function useHelp({ detail, value, hidden }: CustomFieldProps): string | undefined {
  const { t } = useTranslation("details");
  if (hidden && value === "") {
    return t(hidden === "kept" ? "sensitive.kept" : "sensitive.removed");
  }
  return detail.sensitive && !hidden ? t("sensitive.new") : undefined;
}

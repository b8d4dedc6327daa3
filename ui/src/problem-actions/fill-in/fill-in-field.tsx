import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CustomType } from "#ui/api/person-details.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { TypedDateField } from "#ui/parts/fields/typed-date-field.tsx";
import { TypedNumberField } from "#ui/parts/fields/typed-number-field.tsx";
import { PersonSuggestions } from "#ui/person-form/person-suggestions.tsx";
import { exampleDate } from "#ui/typed/typed-date.ts";
import { useLocale } from "#ui/words/use-locale.ts";

type FillInFieldProps = {
  label: string;
  person: string;
  name: string;
  /** What a call said of it, which nothing reads; null for nothing. */
  said: string | null;
  type: CustomType;
  /** It names somebody: whom it finds is proposed. */
  isPerson: boolean;
  text: string;
  isFirst: boolean;
  isWrong: boolean;
  /** Why it was not taken. */
  refused: string | null;
  onChange: (text: string) => void;
};

/** One person's detail, with the way to the person. */
export function FillInField(props: FillInFieldProps) {
  const { label, person, name, said, type, text, isFirst, isWrong, refused, onChange } = props;
  const { t } = useTranslation("problems");
  const { t: details } = useTranslation("details");
  const example = exampleDate(useLocale());
  const error = refused ?? (isWrong ? details(`wrong.${type}`, { example }) : null);
  const about = (
    <>
      {said !== null && <span className="wrap">{t("saidUnread", { value: said })}. </span>}
      <Link to="/people/$person" params={{ person }} aria-label={t("filling.openOf", { name })}>
        {t("filling.open")}
      </Link>
    </>
  );
  if (type === "yes_no") return <YesNo {...props} error={error} help={about} />;
  const settings = {
    label,
    help: about,
    value: text,
    onChange,
    maxLength: 500,
    validationBehavior: "aria",
    autoFocus: isFirst,
    error,
  } as const;
  if (type === "number") return <TypedNumberField {...settings} />;
  if (type === "date") return <TypedDateField {...settings} />;
  const field = <TextField {...settings} />;
  if (!props.isPerson) return field;
  return (
    <div className="stack tight">
      {field}
      {text.trim() !== "" && <PersonSuggestions text={text} except={person} onTake={onChange} />}
    </div>
  );
}

type YesNoProps = FillInFieldProps & { error: string | null; help: React.ReactNode };

function YesNo({ label, text, error, help, onChange }: YesNoProps) {
  const { t } = useTranslation("common");
  return (
    <Select
      label={label}
      help={help}
      value={text || null}
      error={error}
      options={[
        { id: "yes", label: t("yes") },
        { id: "no", label: t("no") },
      ]}
      onChange={onChange}
    />
  );
}

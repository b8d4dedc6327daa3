import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { TypedDateField } from "#ui/parts/fields/typed-date-field.tsx";
import { DetailFields } from "#ui/person-form/detail-fields.tsx";
import {
  type Detail,
  FIRST_DETAILS,
  MORE_DETAILS,
  problemsOf,
  refusedIn,
} from "#ui/person-form/person-form.ts";
import type { PersonForm } from "#ui/person-form/use-person-form.ts";
import { exampleDate } from "#ui/typed/typed-date.ts";
import { useLocale } from "#ui/words/use-locale.ts";

type PersonFieldsProps = {
  form: PersonForm;
  /** Why the person was not saved; said at the field where one is to blame. */
  error: unknown;
};

export const PERSON_STATUSES = [
  "before_start",
  "active",
  "on_leave",
  "left",
] as const satisfies readonly Shape<"PersonStatus">[];

/** The fields of a person. */
export function PersonFields({ form, error }: PersonFieldsProps) {
  const { t } = useTranslation("people");
  const { draft, onChange, problems } = form;
  const refused = refusedIn(error);
  const example = exampleDate(useLocale());
  const field = (detail: Detail) => {
    const problem = problems[detail];
    const taken = detail === "work_email" && refused.email;
    const isBadEmail = detail === "work_email" && problemsOf(draft).work_email !== undefined;
    const Field = isDate(detail) ? TypedDateField : TextField;
    return (
      <Field
        key={detail}
        label={t(`field.${detail}`)}
        help={helpOf(detail, t)}
        value={draft[detail]}
        onChange={(value) => onChange({ ...draft, [detail]: value })}
        maxLength={200}
        isRequired={detail === "display_name"}
        validationBehavior="aria"
        error={taken ? t("form.emailTaken") : problem ? t(`form.${problem}`, { example }) : null}
        errorOnceLeft={isBadEmail ? t("form.emailWrong") : null}
        autoFocus={detail === "display_name"}
      />
    );
  };
  return (
    <>
      {FIRST_DETAILS.map(field)}
      <Select
        label={t("field.status")}
        value={draft.status}
        onChange={(status) => onChange({ ...draft, status })}
        options={PERSON_STATUSES.map((id) => ({ id, label: t(`status.${id}`) }))}
      />
      <h3 className="h3">{t("more")}</h3>
      <p className="muted small">{t("form.optional")}</p>
      {MORE_DETAILS.map(field)}
      <DetailFields form={form} refused={refused} />
    </>
  );
}

function isDate(detail: Detail): boolean {
  return detail === "start_date" || detail === "end_date";
}

type Words = ReturnType<typeof useTranslation<"people">>["t"];

function helpOf(detail: Detail, t: Words): string | undefined {
  switch (detail) {
    case "display_name":
      return t("help.display_name");
    case "work_email":
      return t("help.work_email");
    case "time_zone":
      return t("help.time_zone");
    default:
      return undefined;
  }
}

import { useTranslation } from "react-i18next";
import { ValueChips } from "#ui/conditions/value-chips.tsx";
import type { Test } from "#ui/document/definition.ts";
import { valueForm } from "#ui/document/operators.ts";
import { TypedDateField } from "#ui/parts/fields/typed-date-field.tsx";
import { TypedNumberField } from "#ui/parts/fields/typed-number-field.tsx";

type ValueControlProps = {
  name: string;
  test: Test;
  isReadOnly: boolean;
  onChange: (values: string[]) => void;
};

/** What a detail is compared with, in the form that its comparison asks for. */
export function ValueControl({ name, test, isReadOnly, onChange }: ValueControlProps) {
  const { t } = useTranslation("designer");
  const form = valueForm(test.operator);
  const [first = "", second = ""] = test.values;
  const field = { hideLabel: true, size: "sm", isReadOnly } as const;
  switch (form) {
    case "none":
      return null;
    case "texts":
    case "people":
      return <ValueChips name={name} test={test} isReadOnly={isReadOnly} onChange={onChange} />;
    case "number":
      return (
        <div className="cond-values">
          <TypedNumberField
            {...field}
            className="cond-number"
            label={t("conditions.value", { detail: name })}
            value={first}
            onChange={(held) => onChange([held])}
          />
        </div>
      );
    case "range":
      return (
        <div className="cond-values">
          <TypedNumberField
            {...field}
            className="cond-number"
            label={t("conditions.least", { detail: name })}
            value={first}
            onChange={(held) => onChange([held, second])}
          />
          <span className="cond-joint">{t("conditions.betweenAnd")}</span>
          <TypedNumberField
            {...field}
            className="cond-number"
            label={t("conditions.most", { detail: name })}
            value={second}
            onChange={(held) => onChange([first, held])}
          />
        </div>
      );
    case "date":
      return (
        <div className="cond-values">
          <TypedDateField
            {...field}
            className="cond-day"
            label={t("conditions.day", { detail: name })}
            onlyDates
            value={first}
            onChange={(text) => onChange([text])}
          />
        </div>
      );
    case "days":
      return (
        <div className="cond-values">
          <TypedNumberField
            {...field}
            className="cond-number"
            label={t("conditions.daysOf", { detail: name })}
            value={first}
            onChange={(held) => onChange([held])}
          />
          <span>{t("conditions.days", { count: Number(first) || 0 })}</span>
        </div>
      );
  }
}

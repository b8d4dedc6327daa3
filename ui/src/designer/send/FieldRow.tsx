import { useTranslation } from "react-i18next";
import { FieldOptions } from "#ui/designer/send/FieldOptions.tsx";
import type { Details } from "#ui/designer/values/use-details.ts";
import { ValueField } from "#ui/designer/values/ValueField.tsx";
import type { Field } from "#ui/flow/definition.ts";

export type FieldRowProps = {
  field: Field;
  tool: string;
  details: Details;
  isReadOnly: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChange: (part: string, field: Field) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

/** A name in the other tool, and what is sent under it. */
export function FieldRow(props: FieldRowProps) {
  const { field, tool, details, isReadOnly, onChange } = props;
  const { t } = useTranslation("designer");
  return (
    <li className="pairs-row">
      <input
        className="pairs-name code"
        aria-label={t("what.nameIn", { tool })}
        value={field.name}
        readOnly={isReadOnly}
        spellCheck={false}
        dir="ltr"
        placeholder="profile.firstName"
        onChange={(event) => onChange("name", { ...field, name: event.target.value })}
      />
      <ValueField
        className="pairs-value"
        label={t("what.valueOf", { name: field.name })}
        segments={field.value.segments}
        details={details}
        isReadOnly={isReadOnly}
        onChange={(segments) =>
          onChange("value", { ...field, value: { ...field.value, segments } })
        }
      />
      {!isReadOnly && <FieldOptions {...props} />}
    </li>
  );
}

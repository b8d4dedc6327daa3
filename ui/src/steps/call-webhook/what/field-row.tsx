import { useTranslation } from "react-i18next";
import { FieldOptions } from "#ui/steps/call-webhook/what/field-options.tsx";
import type { FieldRowProps } from "#ui/steps/call-webhook/what/field-row-props.ts";
import { FieldValue } from "#ui/steps/call-webhook/what/field-value.tsx";
import { NameInTool } from "#ui/steps/call-webhook/what/name-in-tool.tsx";

/** A name in the other tool, and what is sent under it. */
export function FieldRow(props: FieldRowProps) {
  const { place, field, tool, details, isReadOnly, onChange } = props;
  const { t } = useTranslation("designer");
  const detail = field.value.segments.find((segment) => segment.kind === "detail");
  return (
    <li className="pairs-row" data-field={place}>
      <NameInTool
        name={field.name}
        detail={detail?.kind === "detail" ? details.nameOf(detail.reference) : ""}
        tool={tool}
        isReadOnly={isReadOnly}
        onChange={(name) => onChange("name", { ...field, name })}
      />
      <FieldValue
        type={field.value.type}
        className="pairs-value"
        place={`${place}/value`}
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

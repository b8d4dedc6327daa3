import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Segment, ValueType } from "#ui/document/definition.ts";
import { classes } from "#ui/parts/classes.ts";
import { TypedNumberField } from "#ui/parts/fields/typed-number-field.tsx";
import { DetailPicker } from "#ui/values/detail-picker.tsx";
import type { Details } from "#ui/values/use-details.ts";
import { ValueField } from "#ui/values/value-field.tsx";

type FieldValueProps = {
  type: ValueType;
  label: string;
  segments: readonly Segment[];
  details: Details;
  isReadOnly: boolean;
  /** Where it is in the settings of the step. */
  place: string;
  className: string;
  onChange: (segments: Segment[]) => void;
};

/**
 * What is sent under a name: texts and details. A number that is the same for everybody is typed and
 * shown as the language of the page writes numbers.
 */
export function FieldValue({ type, ...field }: FieldValueProps) {
  const isFixed = field.segments.every((segment) => segment.kind === "text");
  return type === "number" && isFixed ? <FixedNumber {...field} /> : <ValueField {...field} />;
}

function FixedNumber(props: Omit<FieldValueProps, "type">) {
  const { label, segments, details, isReadOnly, place, className, onChange } = props;
  const { t } = useTranslation("designer");
  const [isPicking, setPicking] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const text = segments.map((segment) => (segment.kind === "text" ? segment.text : "")).join("");
  return (
    <div ref={field} className={classes("fixed-number", className)} data-field={place}>
      <TypedNumberField
        label={label}
        hideLabel
        size="sm"
        value={text}
        isReadOnly={isReadOnly}
        onChange={(held) => onChange(held === "" ? [] : [{ kind: "text", text: held }])}
        end={
          !isReadOnly && (
            <button
              type="button"
              className="value-insert"
              aria-label={t("picker.open", { field: label })}
              title={t("picker.title")}
              onClick={() => setPicking(true)}
            >
              <Plus className="sm" />
            </button>
          )
        }
      />
      {isPicking && (
        <DetailPicker
          anchor={field}
          groups={details.groups}
          onPick={(reference) => {
            setPicking(false);
            onChange([...segments, { kind: "detail", reference, format: "as_is" }]);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}

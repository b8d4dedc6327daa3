import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Field, Format, Value, ValueType, WhenEmpty } from "#ui/document/definition.ts";
import { Button } from "#ui/parts/button.tsx";
import { PopoverBox } from "#ui/parts/dialogs/popover-box.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { TypedNumberField } from "#ui/parts/fields/typed-number-field.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import type { FieldRowProps } from "#ui/steps/call-webhook/what/field-row-props.ts";

const TYPES = ["text", "number", "yes_no", "list", "as_received"] as const;
const EMPTY = ["stop", "leave_out", "send_empty", "use_text"] as const;
const FORMATS = ["as_is", "date_iso", "date_long", "upper", "lower", "first_letter"] as const;

/** How a value is written, what happens when it is empty, and the row's place. */
export function FieldOptions(props: FieldRowProps) {
  const { field, onChange } = props;
  const { t } = useTranslation("designer");
  const { value } = field;
  const EmptyText = value.type === "number" ? TypedNumberField : TextField;
  const setValue = (part: string, next: Value) => onChange(part, { ...field, value: next });
  return (
    <PopoverBox
      label={t("options.title", { name: field.name })}
      placement="bottom end"
      trigger={
        <IconButton
          size="xs"
          label={t("options.title", { name: field.name })}
          icon={<Ellipsis className="sm" />}
        />
      }
    >
      {(close) => (
        <div className="stack tight field-options">
          <Formats field={field} details={props.details} onChange={setValue} />
          <Select<ValueType>
            label={t("options.type")}
            size="sm"
            value={value.type}
            options={TYPES.map((id) => ({ id, label: t(`options.types.${id}`) }))}
            onChange={(type) => setValue("type", { ...value, type })}
          />
          <Select<WhenEmpty["kind"]>
            label={t("options.whenEmpty")}
            size="sm"
            value={value.when_empty.kind}
            options={EMPTY.map((id) => ({ id, label: t(`options.empty.${id}`) }))}
            onChange={(kind) => setValue("when_empty", { ...value, when_empty: ruleOf(kind) })}
          />
          {value.when_empty.kind === "use_text" && (
            <EmptyText
              label={t("options.useText")}
              size="sm"
              value={value.when_empty.text}
              onChange={(text) =>
                setValue("when_empty", { ...value, when_empty: { kind: "use_text", text } })
              }
            />
          )}
          <div className="row wraps">
            <IconButton
              label={t("options.up")}
              icon={<ArrowUp />}
              isDisabled={props.isFirst}
              onPress={() => props.onMove(-1)}
            />
            <IconButton
              label={t("options.down")}
              icon={<ArrowDown />}
              isDisabled={props.isLast}
              onPress={() => props.onMove(1)}
            />
            <span className="grow" />
            <Button
              variant="danger-plain"
              size="sm"
              icon={<Trash2 />}
              onPress={() => {
                close();
                props.onRemove();
              }}
            >
              {t("options.remove")}
            </Button>
          </div>
        </div>
      )}
    </PopoverBox>
  );
}

type FormatsProps = {
  field: Field;
  details: FieldRowProps["details"];
  onChange: (part: string, value: Value) => void;
};

function Formats({ field, details, onChange }: FormatsProps) {
  const { t } = useTranslation("designer");
  const { segments } = field.value;
  return segments.map((segment, index) => {
    if (segment.kind !== "detail") return null;
    const key = `${index} ${segment.reference.pointer}`;
    return (
      <Select<Format>
        key={key}
        label={t("options.format", { detail: details.nameOf(segment.reference) })}
        size="sm"
        value={segment.format}
        options={FORMATS.map((id) => ({ id, label: t(`values.format.${id}`) }))}
        onChange={(format) =>
          onChange("format", {
            ...field.value,
            segments: segments.with(index, { ...segment, format }),
          })
        }
      />
    );
  });
}

function ruleOf(kind: WhenEmpty["kind"]): WhenEmpty {
  return kind === "use_text" ? { kind, text: "" } : { kind };
}

import { useTranslation } from "react-i18next";
import { referenceOf } from "#ui/document/detail-names.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { closedValues, statusOf } from "#ui/sentences/use-condition-words.ts";
import type { ChangedValue } from "#ui/triggers/detail-changed/settings.ts";
import { useIsDate } from "#ui/values/use-is-date.ts";

type WhichValueProps = {
  /** What it was, or what it is. */
  side: "from" | "to";
  detail: string;
  value: ChangedValue;
  onChange: (value: ChangedValue) => void;
};

/** What a detail was, or becomes: anything, nothing, or one of some values. */
export function WhichValue({ side, detail, value, onChange }: WhichValueProps) {
  const { t } = useKindWords();
  const { isReadOnly } = useDesigner();
  const isDate = useIsDate()(detail);
  const closed = closedValues(referenceOf(detail));
  const kinds = (["any", "empty", "one_of"] as const).filter(
    (kind) => !(kind === "one_of" && isDate) && !(kind === "empty" && closed),
  );
  return (
    <div className="stack tight" data-field={side}>
      <Select<ChangedValue["kind"]>
        label={t(`detail_changed.panel.${side}`)}
        size="sm"
        value={value.kind}
        isDisabled={isReadOnly}
        options={kinds.map((id) => ({ id, label: t(`detail_changed.panel.kinds.${id}`) }))}
        onChange={(kind) => onChange(kind === "one_of" ? { kind, values: [] } : { kind })}
      />
      {value.kind === "one_of" &&
        (closed ? (
          <Closed detail={detail} all={closed} values={value.values} onChange={onChange} />
        ) : (
          <TextField
            label={t("detail_changed.panel.values")}
            help={t("detail_changed.panel.valuesHelp")}
            size="sm"
            multiline
            rows={3}
            value={value.values.join("\n")}
            isDisabled={isReadOnly}
            onChange={(text) => onChange({ kind: "one_of", values: text.split("\n") })}
          />
        ))}
    </div>
  );
}

type ClosedProps = {
  detail: string;
  all: readonly string[];
  values: readonly string[];
  onChange: (value: ChangedValue) => void;
};

/** The values of a detail that has no others, to tick. */
function Closed({ detail, all, values, onChange }: ClosedProps) {
  const { t } = useTranslation("people");
  const { isReadOnly } = useDesigner();
  return all.map((one) => {
    const status = statusOf(referenceOf(detail), one);
    const others = values.filter((value) => value !== one);
    return (
      <Checkbox
        key={one}
        isSelected={values.includes(one)}
        isDisabled={isReadOnly}
        onChange={(isOn) => onChange({ kind: "one_of", values: isOn ? [...others, one] : others })}
      >
        {status ? t(`status.${status}`) : one}
      </Checkbox>
    );
  });
}

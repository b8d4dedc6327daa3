import { useTranslation } from "react-i18next";
import { referenceOf } from "#ui/document/detail-names.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { closedValues, statusOf } from "#ui/sentences/use-condition-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { RowOptions } from "#ui/steps/update-person/row-options.tsx";
import {
  type DetailValue,
  fixedText,
  isEmptied,
  withName,
} from "#ui/steps/update-person/settings.ts";
import { PersonDetailSelect } from "#ui/values/person-detail-select.tsx";
import type { Details } from "#ui/values/use-details.ts";
import { ValueField } from "#ui/values/value-field.tsx";

type DetailRowProps = {
  /** Where it is in the settings of the step. */
  place: string;
  row: DetailValue;
  /** What can be inserted. */
  offered: Details;
  isReadOnly: boolean;
  onChange: (part: string, row: DetailValue) => void;
  onRemove: () => void;
};

/** A detail of the person, and what it becomes. */
export function DetailRow(props: DetailRowProps) {
  const { place, row, isReadOnly, onChange } = props;
  const { t } = useKindWords();
  return (
    <li className="pairs-row" data-field={place}>
      <PersonDetailSelect
        label={t("update_person.panel.detail")}
        value={row.detail}
        others={["status"]}
        canName
        isDisabled={isReadOnly}
        onChange={(detail) => onChange("detail", withName(row, detail))}
      />
      {isEmptied(row) ? (
        <span className="pairs-value muted small">{t("update_person.panel.isEmptied")}</span>
      ) : (
        <Becomes {...props} />
      )}
      {!isReadOnly && <RowOptions {...props} />}
    </li>
  );
}

function Becomes({ place, row, offered, isReadOnly, onChange }: DetailRowProps) {
  const { t } = useKindWords();
  const words = useFlowWords();
  const { segments } = row.value;
  const label = t("update_person.panel.valueOf", { detail: words.personDetail(row.detail) });
  const set = (next: DetailValue["value"]["segments"]) =>
    onChange("value", { ...row, value: { ...row.value, segments: next } });
  const text = fixedText(segments);
  if (closedValues(referenceOf(row.detail)) && text !== null) {
    return (
      <StatusSelect
        label={label}
        text={text}
        isDisabled={isReadOnly}
        onChange={(status) => set([{ kind: "text", text: status }])}
      />
    );
  }
  return (
    <ValueField
      className="pairs-value"
      place={`${place}/value`}
      label={label}
      segments={segments}
      details={offered}
      isReadOnly={isReadOnly}
      onChange={set}
    />
  );
}

type StatusSelectProps = {
  label: string;
  text: string;
  isDisabled: boolean;
  onChange: (status: string) => void;
};

function StatusSelect({ label, text, isDisabled, onChange }: StatusSelectProps) {
  const { t } = useTranslation("people");
  const { t: tKind } = useKindWords();
  const status = referenceOf("status");
  const options = (closedValues(status) ?? []).flatMap((id) => {
    const known = statusOf(status, id);
    return known ? [{ id, label: t(`status.${known}`) }] : [];
  });
  return (
    <Select
      label={label}
      hideLabel
      size="sm"
      value={statusOf(status, text)}
      placeholder={tKind("update_person.panel.choose")}
      isDisabled={isDisabled}
      options={options}
      onChange={onChange}
    />
  );
}

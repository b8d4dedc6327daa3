import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StepId } from "#ui/document/definition.ts";
import { referenceOf } from "#ui/document/detail-names.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useLeave } from "#ui/editing/use-leave.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { closedValues, statusOf } from "#ui/sentences/use-condition-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { RowOptions } from "#ui/steps/update-person/row-options.tsx";
import {
  type DetailValue,
  fixedText,
  isChosen,
  isEmptied,
  withName,
} from "#ui/steps/update-person/settings.ts";
import { PersonDetailSelect } from "#ui/values/person-detail-select.tsx";
import type { Details } from "#ui/values/use-details.ts";
import { useIsDate } from "#ui/values/use-is-date.ts";
import { ValueField } from "#ui/values/value-field.tsx";

type DetailRowProps = {
  /** Where it is in the settings of the step. */
  place: string;
  step: StepId;
  row: DetailValue;
  /** Whether it was added since the panel was opened: what is missing is said once it was left. */
  isNew: boolean;
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
  const own = useRef<HTMLLIElement>(null);
  const [isLeft, setLeft] = useState(!props.isNew);
  const within = useLeave(own, () => setLeft(true));
  const wrong = useWrong(props);
  const id = useId();
  const said = isLeft ? wrong : null;
  return (
    <li ref={own} className="pairs-row" data-field={place} {...within}>
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
        <Becomes {...props} describedBy={said ? id : undefined} />
      )}
      {!isReadOnly && <RowOptions {...props} />}
      {said && (
        <p id={id} className="error pairs-wrong">
          <StatusGlyph status="needs_you" />
          <span>{said}</span>
        </p>
      )}
    </li>
  );
}

/** What is to fix in the row, as going live says it. */
function useWrong({ step, place, row }: DetailRowProps): string | null {
  const { t } = useKindWords();
  const { t: tDesigner } = useTranslation("designer");
  const { found } = useDesigner();
  if (row.detail === "") return tDesigner("unknown.choose");
  const here = found.filter(
    ({ step: of, path, level }) =>
      of === step && level === "to_fix" && path.includes(`/action/${place}/`),
  );
  // Which it is says the field of its name.
  if (!isChosen(row)) return null;
  const [first] = here;
  return first?.code === "value_missing"
    ? t("update_person.panel.missing")
    : (first?.words ?? null);
}

type BecomesProps = DetailRowProps & { describedBy: string | undefined };

function Becomes({ place, row, offered, isReadOnly, describedBy, onChange }: BecomesProps) {
  const { t } = useKindWords();
  const words = useFlowWords();
  const { segments } = row.value;
  const isDate = useIsDate()(row.detail);
  const label = isChosen(row)
    ? t("update_person.panel.valueOf", { detail: words.personDetail(row.detail) })
    : t("update_person.panel.value");
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
      slash={!isDate}
      describedBy={describedBy}
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

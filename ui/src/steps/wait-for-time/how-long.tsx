import { useDesigner } from "#ui/editing/context.ts";
import { NumberField } from "#ui/parts/fields/number-field.tsx";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { DateSelect } from "#ui/steps/wait-for-time/date-select.tsx";
import {
  DATE_UNITS,
  FRESH,
  MOST,
  SIDES,
  type Until,
  type UntilOf,
  WHILE_UNITS,
} from "#ui/steps/wait-for-time/settings.ts";
import { TimeField } from "#ui/steps/wait-for-time/time-field.tsx";

type HowLongProps = { until: Until; onChange: (until: Until) => void };

const WAYS = ["duration", "working_days", "date"] as const;

/** A while, working days, or until a date of the person. */
export function HowLong({ until, onChange }: HowLongProps) {
  const { t } = useKindWords();
  const { isReadOnly } = useDesigner();
  return (
    <>
      <div className="ways">
        <SegmentedControl
          label={t("wait_for_time.panel.length")}
          value={until.kind}
          options={WAYS.map((id) => ({ id, label: t(`wait_for_time.panel.ways.${id}`) }))}
          onChange={(way) => {
            if (!isReadOnly && way !== until.kind) onChange(FRESH[way]);
          }}
        />
      </div>
      <div className="way-in">
        <Length until={until} onChange={onChange} />
      </div>
      <p className="help">{t("wait_for_time.panel.zone")}</p>
    </>
  );
}

function Length({ until, onChange }: HowLongProps) {
  const { t } = useKindWords();
  const { isReadOnly } = useDesigner();
  const at = (time: string) => {
    if (until.kind !== "duration") onChange({ ...until, at: time });
  };
  if (until.kind === "date") return <FromDate until={until} onChange={onChange} onTime={at} />;
  const most = until.kind === "duration" ? MOST[until.unit] : MOST.working_days;
  return (
    <>
      <Amount
        value={until.amount}
        most={most}
        onChange={(amount) => onChange({ ...until, amount })}
      />
      {until.kind === "duration" ? (
        <Select
          label={t("wait_for_time.panel.unit")}
          hideLabel
          size="sm"
          value={until.unit}
          isDisabled={isReadOnly}
          options={WHILE_UNITS.map((id) => ({ id, label: t(`wait_for_time.panel.units.${id}`) }))}
          onChange={(next) => onChange({ ...until, unit: next })}
        />
      ) : (
        <>
          <span>{t("wait_for_time.panel.units.working_days")}</span>
          <TimeField value={until.at} onChange={at} />
        </>
      )}
    </>
  );
}

type FromDateProps = {
  until: UntilOf<"date">;
  onChange: (until: Until) => void;
  onTime: (time: string) => void;
};

function FromDate({ until, onChange, onTime }: FromDateProps) {
  const { t } = useKindWords();
  const { isReadOnly } = useDesigner();
  return (
    <>
      {until.side !== "on" && (
        <>
          <Amount
            value={until.amount}
            most={MOST[until.unit]}
            onChange={(amount) => onChange({ ...until, amount })}
          />
          <Select
            label={t("wait_for_time.panel.unit")}
            hideLabel
            size="sm"
            value={until.unit}
            isDisabled={isReadOnly}
            options={DATE_UNITS.map((id) => ({
              id,
              label: t(`wait_for_time.panel.units.${id}`),
            }))}
            onChange={(unit) => onChange({ ...until, unit })}
          />
        </>
      )}
      <Select
        label={t("wait_for_time.panel.side")}
        hideLabel
        size="sm"
        value={until.side}
        isDisabled={isReadOnly}
        options={SIDES.map((id) => ({ id, label: t(`wait_for_time.panel.sides.${id}`) }))}
        onChange={(side) => onChange({ ...until, side })}
      />
      <DateSelect value={until.detail} onChange={(detail) => onChange({ ...until, detail })} />
      <TimeField value={until.at} onChange={onTime} />
    </>
  );
}

type AmountProps = { value: number; most: number; onChange: (amount: number) => void };

function Amount({ value, most, onChange }: AmountProps) {
  const { t } = useKindWords();
  const { isReadOnly } = useDesigner();
  return (
    <NumberField
      label={t("wait_for_time.panel.amount")}
      hideLabel
      size="sm"
      className="amount-field"
      minValue={1}
      maxValue={most}
      value={value}
      isReadOnly={isReadOnly}
      onChange={(amount) => Number.isFinite(amount) && onChange(Math.round(amount))}
    />
  );
}

import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/editing/context.ts";
import { NumberField } from "#ui/parts/fields/number-field.tsx";
import { Switch } from "#ui/parts/fields/switch.tsx";
import type { WaitForCall } from "#ui/steps/wait-for-call/settings.ts";
import { DAY_S } from "#ui/steps/wait-for-call/settings.ts";

type IfNobodyCallsProps = {
  action: WaitForCall;
  change: (part: string, next: (wait: WaitForCall) => WaitForCall) => void;
};

const REMINDER_DAYS = 3;
const LIMIT_DAYS = 14;
const LONGEST_DAYS = 3650;

/** When the wait reminds, and when it tells again. It keeps waiting. */
export function IfNobodyCalls({ action, change }: IfNobodyCallsProps) {
  const { t } = useTranslation("designer");
  return (
    <>
      <Days
        words={t("nobody.remind")}
        seconds={action.reminder_after_s}
        fallback={REMINDER_DAYS}
        onChange={(reminder_after_s) =>
          change("reminder", (wait) => ({ ...wait, reminder_after_s }))
        }
      />
      <Days
        words={t("nobody.limit")}
        seconds={action.limit_after_s}
        fallback={LIMIT_DAYS}
        onChange={(limit_after_s) => change("limit", (wait) => ({ ...wait, limit_after_s }))}
      />
      <p className="help">{t("nobody.help")}</p>
    </>
  );
}

type DaysProps = {
  words: string;
  seconds: number | null;
  fallback: number;
  onChange: (seconds: number | null) => void;
};

function Days({ words, seconds, fallback, onChange }: DaysProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  return (
    <div className="days-row">
      <Switch
        isSelected={seconds !== null}
        isDisabled={isReadOnly}
        onChange={(on) => onChange(on ? fallback * DAY_S : null)}
      >
        {words}
      </Switch>
      {seconds !== null && (
        <span className="row">
          <NumberField
            label={words}
            hideLabel
            size="sm"
            className="days-field"
            minValue={1}
            maxValue={LONGEST_DAYS}
            value={Math.max(1, Math.round(seconds / DAY_S))}
            isReadOnly={isReadOnly}
            onChange={(days) => Number.isFinite(days) && onChange(days * DAY_S)}
          />
          <span className="small">{t("nobody.days")}</span>
        </span>
      )}
    </div>
  );
}

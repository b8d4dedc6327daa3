import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/editing/context.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { Switch } from "#ui/parts/fields/switch.tsx";
import { useFlowWords } from "#ui/sentences/use-words.ts";

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const OFFERED = [
  10,
  30,
  MINUTE_S,
  2 * MINUTE_S,
  5 * MINUTE_S,
  15 * MINUTE_S,
  HOUR_S,
  4 * HOUR_S,
  24 * HOUR_S,
];

type SettleProps = {
  /** In seconds; 0 is not at all. */
  value: number;
  onChange: (seconds: number) => void;
};

/** Whether a start waits for more about the same person, and for how long. */
export function Settle({ value, onChange }: SettleProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const words = useFlowWords();
  // What another program has set is offered beside the usual ones.
  const lengths = [...new Set([...OFFERED, value])].filter((one) => one > 0).sort((a, b) => a - b);
  return (
    <>
      <Switch
        isSelected={value > 0}
        isDisabled={isReadOnly}
        help={t("settling.help")}
        onChange={(on) => onChange(on ? MINUTE_S : 0)}
      >
        {t("settling.title")}
      </Switch>
      {value > 0 && (
        <Select
          label={t("settling.howLong")}
          size="sm"
          isDisabled={isReadOnly}
          value={String(value)}
          options={lengths.map((one) => ({ id: String(one), label: words.duration(one) }))}
          onChange={(seconds) => onChange(Number(seconds))}
        />
      )}
    </>
  );
}

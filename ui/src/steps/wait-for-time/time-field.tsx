import { useState } from "react";
import { useDesigner } from "#ui/editing/context.ts";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { timeOfDay } from "#ui/steps/wait-for-time/settings.ts";

type TimeFieldProps = { value: string; onChange: (time: string) => void };

/**
 * "at 09:00"; what is typed is taken over as soon as it is a time, and written in full on leaving.
 * What is none by then stays to be put right.
 */
export function TimeField({ value, onChange }: TimeFieldProps) {
  const { t } = useKindWords();
  const { isReadOnly } = useDesigner();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && timeOfDay(typed) === null;
  return (
    <>
      <span>{t("wait_for_time.panel.at")}</span>
      <TextField
        label={t("wait_for_time.panel.time")}
        hideLabel
        size="sm"
        className="time-field"
        inputMode="numeric"
        maxLength={5}
        value={typed ?? value}
        isReadOnly={isReadOnly}
        errorOnceLeft={isWrong ? t("wait_for_time.panel.noTime") : null}
        onChange={(text) => {
          setTyped(text);
          const time = timeOfDay(text);
          if (text.length === 5 && time !== null && time !== value) onChange(time);
        }}
        onBlur={() => {
          const time = typed === null ? null : timeOfDay(typed);
          if (time !== null && time !== value) onChange(time);
          if (time !== null) setTyped(null);
        }}
      />
    </>
  );
}

import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField, type TextFieldProps } from "#ui/parts/fields/text-field.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { exampleDate, readDate, writtenDate } from "#ui/typed/typed-date.ts";
import { isPlainDate } from "#ui/words/plain-date.ts";
import { useLocale } from "#ui/words/use-locale.ts";

type TypedDateFieldProps = Omit<
  TextFieldProps,
  "value" | "onChange" | "inputMode" | "type" | "multiline" | "errorOnceLeft"
> & {
  /** As it is kept: 2026-02-05; or what stands in its place. */
  value: string;
  /** What is no date yet is held as nothing, where nobody says that it is wrong. */
  onlyDates?: boolean;
  onChange: (held: string) => void;
};

/** So much is written of a day with blanks between. */
const LONGEST = 40;

/**
 * A day: typed as the language of the page writes one, or picked. A browser's own field for it asks
 * in the order of the browser's language, which is another one for many, and keeps the second
 * figure of "1.2.2026" for the day. Once it is left it says what it could not take.
 */
export function TypedDateField({ value, onlyDates, onChange, ...field }: TypedDateFieldProps) {
  const { t } = useTranslation();
  const { t: details } = useTranslation("details");
  const locale = useLocale();
  const [typed, setTyped] = useState<{ text: string; held: string } | null>(null);
  const calendar = useRef<HTMLInputElement>(null);
  // What became another one from elsewhere is shown in place of what was typed.
  const own = typed?.held === value ? typed.text : null;
  const example = exampleDate(locale);
  const isWrong = !onlyDates && Boolean(own?.trim()) && !isPlainDate(value);
  return (
    <TextField
      maxLength={LONGEST}
      placeholder={example}
      {...field}
      value={own ?? writtenDate(value, locale)}
      onChange={(text) => {
        const held = readDate(text, locale) ?? (onlyDates ? "" : text.trim());
        setTyped({ text, held });
        onChange(held);
      }}
      onBlur={(event) => {
        if (isPlainDate(value)) setTyped(null);
        field.onBlur?.(event);
      }}
      errorOnceLeft={isWrong ? details("wrong.date", { example }) : null}
      end={
        <>
          {field.end}
          <span className="hide" aria-hidden="true">
            <input
              ref={calendar}
              type="date"
              tabIndex={-1}
              value={isPlainDate(value) ? value : ""}
              onChange={(event) => {
                setTyped(null);
                onChange(event.target.value);
              }}
            />
          </span>
          <IconButton
            label={t("calendar")}
            icon={<CalendarDays />}
            size="xs"
            isDisabled={Boolean(field.isDisabled)}
            onPress={() => calendar.current?.showPicker()}
          />
        </>
      }
    />
  );
}

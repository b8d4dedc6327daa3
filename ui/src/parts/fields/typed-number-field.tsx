import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField, type TextFieldProps } from "#ui/parts/fields/text-field.tsx";
import { askedNumber, heldNumber, readNumber, writtenNumber } from "#ui/typed/typed-number.ts";
import { useLocale } from "#ui/words/use-locale.ts";

type TypedNumberFieldProps = Omit<
  TextFieldProps,
  "value" | "onChange" | "inputMode" | "type" | "multiline" | "errorOnceLeft"
> & {
  /** As other tools write it: 12.5; or what stands in its place. */
  value: string;
  onChange: (held: string) => void;
};

/**
 * A line for a number of any length, typed as numbers are written in the language of the page. Once
 * it is left it shows what was taken, or says why nothing was.
 */
export function TypedNumberField({ value, onChange, error, ...field }: TypedNumberFieldProps) {
  const locale = useLocale();
  const trouble = useTrouble();
  const [typed, setTyped] = useState<{ text: string; held: string } | null>(null);
  // What became another one from elsewhere is shown in place of what was typed.
  const own = typed?.held === value ? typed.text : null;
  // What was asked and left without an answer is asked again where it is opened again.
  const left = own === null ? askedNumber(value) : null;
  const text = own ?? (left !== null && trouble(left) !== null ? left : null);
  const why = text === null ? null : trouble(text);
  const isAsked = text !== null && readNumber(text, locale).kind === "either";
  return (
    <TextField
      {...field}
      inputMode="decimal"
      value={text ?? writtenNumber(value, locale)}
      onChange={(next) => {
        const held = heldNumber(next, locale);
        setTyped({ text: next, held });
        onChange(held);
      }}
      onBlur={(event) => {
        if (why === null) setTyped(null);
        field.onBlur?.(event);
      }}
      error={(error || own === null) && isAsked ? why : error}
      errorOnceLeft={why}
    />
  );
}

/** Why a typed text is not taken as a number; null where it is, or where there is none. */
function useTrouble(): (text: string) => string | null {
  const { t } = useTranslation("details");
  const locale = useLocale();
  return (text) => {
    if (text.trim() === "") return null;
    const read = readNumber(text, locale);
    if (read.kind === "number") return null;
    if (read.kind === "none") return t("wrong.number");
    const [one, other] = read.numbers;
    return t("numberAsked", {
      one: writtenNumber(one, locale),
      other: writtenNumber(other, locale),
    });
  };
}

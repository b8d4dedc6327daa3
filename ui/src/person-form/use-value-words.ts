import { useTranslation } from "react-i18next";
import type { CustomType } from "#ui/api/person-details.ts";
import { fitsType, yesNo } from "#ui/person-form/detail-values.ts";
import { usePlainDate } from "#ui/person-form/plain-date.ts";
import { writtenNumber } from "#ui/typed/typed-number.ts";
import { useLocale } from "#ui/words/use-locale.ts";

/** A value as one reads it: a date as a date, yes or no as a word, a number with the language’s comma. What does not fit is as it came. */
export function useValueWords(): (type: CustomType, text: string) => string {
  const { t } = useTranslation("common");
  const plainDate = usePlainDate();
  const locale = useLocale();
  return (type, text) => {
    if (type === "date" && fitsType("date", text)) return plainDate(text.trim());
    if (type === "number") return writtenNumber(text.trim(), locale);
    const said = type === "yes_no" ? yesNo(text) : null;
    return said ? t(said) : text;
  };
}

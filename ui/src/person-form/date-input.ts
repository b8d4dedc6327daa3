import { isPlainDate } from "#ui/person-form/plain-date.ts";

/**
 * How a date is written: picked, or typed as dates are written where one lives. A stored text that
 * is no date stays to be seen and put right, as a field for dates would show nothing.
 */
export function dateInput(value: string): { type: "date" } | { type: "text"; maxLength: number } {
  return value === "" || isPlainDate(value) ? { type: "date" } : { type: "text", maxLength: 200 };
}

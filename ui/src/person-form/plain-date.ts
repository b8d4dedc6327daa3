import { useLocale } from "#ui/words/use-locale.ts";

/** Writes a date without a time ("2026-12-01") in the user's language. */
export function usePlainDate(): (date: string) => string {
  const format = new Intl.DateTimeFormat(useLocale(), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a date that exists. */
export function isPlainDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

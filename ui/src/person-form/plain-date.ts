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

import { useLocale } from "#ui/words/use-locale.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Writes a date or a moment, as other tools send it, as people do; null for any other text. */
export function useDateReading(): (text: string) => string | null {
  const locale = useLocale();
  return (text) => dateReading(locale, text);
}

/** A moment without a zone is nobody's: it is read as it stands. */
export function dateReading(locale: string, text: string): string | null {
  const day = { day: "numeric", month: "short", year: "numeric" } as const;
  if (DATE.test(text)) {
    const date = new Date(`${text}T00:00:00Z`);
    if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) return null;
    return new Intl.DateTimeFormat(locale, { ...day, timeZone: "UTC" }).format(date);
  }
  const zone = MOMENT.exec(text);
  if (!zone) return null;
  const isOwn = zone[3] === undefined;
  const moment = new Date(isOwn ? `${text.replace(" ", "T")}Z` : text.replace(" ", "T"));
  if (Number.isNaN(moment.getTime())) return null;
  const where = isOwn ? { timeZone: "UTC" } : {};
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat(locale, { ...day, ...time, ...where });
  return format.format(moment).replaceAll(",", "");
}

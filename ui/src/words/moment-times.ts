import { useLocale } from "#ui/words/use-locale.ts";

/** Writes moments in any zone, and days, in the user's language. */
export type MomentTimes = {
  /** "Fri 28 Nov 09:00", of another year "28 Nov 2027 09:00"; without a zone in the user's. */
  readonly full: (instant: string, zone?: string) => string;
  /** "09:00" */
  readonly time: (instant: string, zone?: string) => string;
  /** "Mon 1 Dec" of a day, `YYYY-MM-DD`. */
  readonly day: (date: string) => string;
  /** Whether the clocks of a zone show something else than the user's. */
  readonly differs: (instant: string, zone: string) => boolean;
};

const DAY = { day: "numeric", month: "short" } as const;
const TIME = { hour: "2-digit", minute: "2-digit" } as const;

export function useMomentTimes(): MomentTimes {
  return momentTimes(useLocale(), new Date().getFullYear());
}

export function momentTimes(locale: string, thisYear: number): MomentTimes {
  const write = (instant: Date, options: Intl.DateTimeFormatOptions, zone?: string) => {
    const where = zone === undefined ? {} : { timeZone: zone };
    const format = new Intl.DateTimeFormat(locale, { ...options, ...where });
    return format.format(instant).replaceAll(",", "");
  };
  const dated = (instant: Date, zone?: string) => {
    // A weekday says something of this year; a list has no room for both.
    const isNear = instant.getFullYear() === thisYear;
    const more = isNear ? ({ weekday: "short" } as const) : ({ year: "numeric" } as const);
    return write(instant, { ...DAY, ...more }, zone);
  };
  const time = (instant: string, zone?: string) => write(new Date(instant), TIME, zone);
  const full = (instant: string, zone?: string) =>
    `${dated(new Date(instant), zone)} ${time(instant, zone)}`;
  return {
    full,
    time,
    day: (date) => dated(new Date(`${date}T12:00:00Z`), "UTC"),
    differs: (instant, zone) => full(instant) !== full(instant, zone),
  };
}

/** What people call a zone: "Berlin". */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

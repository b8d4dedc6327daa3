import { useNow } from "#ui/words/clock.ts";
import { useLocale } from "#ui/words/use-locale.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Writes instants and spans in the user's language. */
export type Times = {
  /** "09:00" */
  time: (instant: string | Date) => string;
  /** "09:00:41" */
  exact: (instant: string | Date) => string;
  /** "Mon 17 Nov" */
  day: (instant: string | Date) => string;
  /** "17 Nov", with the year when it is another one. */
  date: (instant: string | Date) => string;
  /** "Mon 17 Nov 09:00" */
  full: (instant: string | Date) => string;
  /** Whether that is less than a minute away. */
  isNow: (instant: string | Date) => boolean;
  /** "2 h ago", "now", "in 4 min" */
  ago: (instant: string | Date) => string;
  /** "3 days": how long ago it was. */
  since: (instant: string | Date) => string;
  /** "312 ms", "4 h 12 min" */
  span: (ms: number) => string;
  /** "09:00" today, "17 Nov 09:00" before. */
  near: (instant: string | Date) => string;
};

export function useTimes(): Times {
  return times(useLocale(), useNow());
}

export function times(language: string, now: number): Times {
  const format = (options: Intl.DateTimeFormatOptions) => (instant: string | Date) =>
    new Intl.DateTimeFormat(language, options).format(new Date(instant)).replaceAll(",", "");
  const time = format({ hour: "2-digit", minute: "2-digit" });
  const day = format({ weekday: "short", day: "numeric", month: "short" });
  const withYear = format({ day: "numeric", month: "short", year: "numeric" });
  const withoutYear = format({ day: "numeric", month: "short" });
  const sameYear = (instant: string | Date) =>
    new Date(instant).getFullYear() === new Date(now).getFullYear();
  const date = (instant: string | Date) =>
    sameYear(instant) ? withoutYear(instant) : withYear(instant);
  const sameDay = (instant: string | Date) =>
    new Date(instant).toDateString() === new Date(now).toDateString();
  return {
    time,
    exact: format({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    day,
    date,
    full: (instant) => `${day(instant)} ${time(instant)}`,
    isNow: (instant) => Math.abs(new Date(instant).getTime() - now) < MINUTE_MS,
    ago: (instant) => ago(language, new Date(instant).getTime() - now),
    since: (instant) => span(language, now - new Date(instant).getTime(), "long", 1),
    span: (ms) => span(language, ms, "short", 2),
    near: (instant) => (sameDay(instant) ? time(instant) : `${date(instant)} ${time(instant)}`),
  };
}

function ago(language: string, ms: number): string {
  const size = Math.abs(ms);
  const relative = new Intl.RelativeTimeFormat(language, { style: "short", numeric: "auto" });
  if (size < MINUTE_MS) return relative.format(0, "second");
  if (size < HOUR_MS) return relative.format(Math.round(ms / MINUTE_MS), "minute");
  if (size < DAY_MS) return relative.format(Math.round(ms / HOUR_MS), "hour");
  return relative.format(Math.round(ms / DAY_MS), "day");
}

type UnitDisplay = "long" | "short";

function unit(language: string, value: number, name: string, display: UnitDisplay): string {
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: name,
    unitDisplay: display,
    maximumFractionDigits: 0,
  }).format(value);
}

function span(language: string, ms: number, display: UnitDisplay, parts: 1 | 2): string {
  if (ms < 1000) return unit(language, Math.max(0, ms), "millisecond", display);
  const steps = [
    ["day", DAY_MS],
    ["hour", HOUR_MS],
    ["minute", MINUTE_MS],
    ["second", 1000],
  ] as const;
  const first = steps.findIndex(([, size]) => ms >= size);
  const shown = steps.slice(first, first + parts);
  let rest = ms;
  return shown
    .map(([name, size]) => {
      const value = Math.floor(rest / size);
      rest -= value * size;
      return { name, value };
    })
    .filter(({ value }, index) => index === 0 || value > 0)
    .map(({ name, value }) => unit(language, value, name, display))
    .join(" ");
}

import type { StepOf } from "#ui/document/definition.ts";
import { count, kinds, oneOf, type ShapeOf, text } from "#ui/document/shape.ts";

export type WaitForTime = StepOf<"wait_for_time">;
export type Until = WaitForTime["until"];
export type UntilOf<K extends Until["kind"]> = Extract<Until, { kind: K }>;

export const WHILE_UNITS = ["minutes", "hours", "days", "weeks"] as const;
export const DATE_UNITS = ["days", "working_days", "weeks", "months"] as const;
export const SIDES = ["before", "on", "after"] as const;
export const WEEKEND_RULES = ["as_it_is", "working_day_before", "working_day_after"] as const;
export const ALREADY_PAST = ["go_on", "tell_me"] as const;

/** The most that a hundred years have of a unit, as the document takes it. */
export const MOST = {
  minutes: 52_596_000,
  hours: 876_600,
  days: 36_525,
  working_days: 26_000,
  weeks: 5_217,
  months: 1_200,
} as const;

const DAYS = "days";

/** How long it waits, as it begins when another way is chosen. */
export const FRESH = {
  duration: { kind: "duration", amount: 2, unit: DAYS },
  working_days: { kind: "working_days", amount: 2, at: "09:00" },
  date: {
    kind: "date",
    amount: 3,
    unit: DAYS,
    side: "before",
    detail: "start_date",
    at: "09:00",
  },
} as const satisfies { [K in Until["kind"]]: UntilOf<K> };

/** A wait as it begins. */
export function freshWait(): WaitForTime {
  return {
    kind: "wait_for_time",
    until: FRESH.duration,
    weekend_rule: "as_it_is",
    already_past: "go_on",
  };
}

const amount = count(4_294_967_295);

export const SHAPE: ShapeOf<WaitForTime> = {
  until: kinds({
    duration: { amount, unit: oneOf(...WHILE_UNITS) },
    working_days: { amount, at: text },
    date: {
      amount,
      unit: oneOf(...DATE_UNITS),
      side: oneOf(...SIDES),
      detail: text,
      at: text,
    },
  }),
  weekend_rule: oneOf(...WEEKEND_RULES),
  already_past: oneOf(...ALREADY_PAST),
};

const TIME = /^([01]?\d|2[0-3])(?::|\.|h)?([0-5]\d)?$/;

/** A time of day as it is stored, `HH:MM`; null when the text is none. */
export function timeOfDay(typed: string): string | null {
  const found = TIME.exec(typed.trim());
  if (!found) return null;
  const [, hour = "0", minute = "00"] = found;
  return `${hour.padStart(2, "0")}:${minute}`;
}

import { describe, expect, it } from "vitest";
import { sentenceOf } from "#ui/steps/wait-for-time/sentence.ts";
import { FRESH, freshWait, SHAPE, timeOfDay } from "#ui/steps/wait-for-time/settings.ts";
import { cityOf, momentTimes } from "#ui/words/moment-times.ts";

describe("a time of day", () => {
  it.each([
    ["9", "09:00"],
    ["9:30", "09:30"],
    ["0930", "09:30"],
    ["23.59", "23:59"],
    [" 7h15 ", "07:15"],
  ])("is read as people type it: %s", (typed, time) => {
    expect(timeOfDay(typed)).toBe(time);
  });

  it.each(["", "24", "9:60", "noon", "9:3", "-1"])("is not made up: %s", (typed) => {
    expect(timeOfDay(typed)).toBeNull();
  });
});

describe("a wait for time", () => {
  const wording = {
    detail: () => "Start date",
    field: () => "",
    tool: () => null,
    duration: () => "",
    oneOf: () => "",
  };

  it("says how long", () => {
    const said = (until: Parameters<typeof sentenceOf>[0]["until"]) =>
      sentenceOf({ ...freshWait(), until }, wording);

    expect(said(FRESH.duration)).toMatchObject({
      key: "wait_for_time.sentence.for_days",
      count: 2,
    });
    expect(said(FRESH.date)).toEqual({
      key: "wait_for_time.sentence.days_before",
      slots: { amount: "3", date: "Start date", time: "09:00" },
      count: 3,
    });
    expect(said({ ...FRESH.date, side: "on" }).key).toBe("wait_for_time.sentence.on");
  });

  it("begins in each of its ways as the document takes it", () => {
    for (const until of Object.values(FRESH)) expect(SHAPE.until(until)).toBe(true);
    expect(SHAPE.until({ ...FRESH.date, side: "beside" })).toBe(false);
  });
});

describe("a moment", () => {
  const times = momentTimes("en-GB", 2026);

  it("is written in the zone in which it is meant", () => {
    expect(times.full("2026-11-27T08:00:00Z", "Europe/Berlin")).toBe("Fri 27 Nov 09:00");
    expect(times.time("2026-11-27T08:00:00Z", "Europe/Lisbon")).toBe("08:00");
    expect(times.full("2027-01-04T08:00:00Z", "Europe/Berlin")).toBe("4 Jan 2027 09:00");
    expect(times.day("2026-12-01")).toBe("Tue 1 Dec");
  });

  it("is in a city", () => {
    expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  });
});

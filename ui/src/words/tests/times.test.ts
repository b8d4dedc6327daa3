import { describe, expect, it } from "vitest";
import { outcomeKey } from "#ui/words/outcome-words.ts";
import { times } from "#ui/words/times.ts";

const NOW = new Date(2026, 10, 21, 9, 52).getTime();
const written = times("en-GB", NOW);
const at = (month: number, day: number, hour: number, minute: number) =>
  new Date(2026, month - 1, day, hour, minute);

describe("times", () => {
  it("says the time of today and the date of other days", () => {
    expect(written.near(at(11, 21, 9, 0))).toBe("09:00");
    expect(written.near(at(11, 17, 9, 0))).toBe("17 Nov 09:00");
    expect(written.full(at(11, 17, 9, 0))).toBe("Tue 17 Nov 09:00");
  });

  it("names the year only when it is another one", () => {
    expect(written.date(at(11, 17, 9, 0))).toBe("17 Nov");
    expect(written.date(new Date(2025, 0, 3))).toBe("3 Jan 2025");
  });

  it("rounds to the largest unit", () => {
    expect(written.since(at(11, 18, 8, 0))).toBe("3 days");
    expect(written.since(at(11, 21, 8, 0))).toBe("1 hour");
  });

  it("writes spans with at most two units", () => {
    expect(written.span(312)).toBe("312 ms");
    expect(written.span((4 * 60 + 12) * 60_000)).toBe("4 hrs 12 mins");
  });
});

describe("an answer of another tool", () => {
  it("is never without a sentence", () => {
    expect(outcomeKey("timeout")).toBe("timeout");
    expect(outcomeKey("a_code_of_tomorrow")).toBe("not_accepted");
  });
});

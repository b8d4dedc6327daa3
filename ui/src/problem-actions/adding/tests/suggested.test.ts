import { afterEach, expect, it, vi } from "vitest";
import { suggested } from "#ui/problem-actions/adding/suggested.ts";
import { toldBy, whoIsSaid } from "#ui/problem-actions/who-is-said.ts";

afterEach(() => {
  vi.useRealTimers();
});

it("fills a person in with all that the call says", () => {
  const says = {
    display_name: "Max Gruber",
    given_name: "Max",
    start_date: "2026-12-01",
    badge: "4711",
  };

  expect(suggested({ value: "max.g@acme.example" }, says)).toMatchObject({
    display_name: "Max Gruber",
    work_email: "max.g@acme.example",
    given_name: "Max",
    family_name: "",
    start_date: "2026-12-01",
  });
});

it.each([
  ["2026-12-01", "before_start"],
  ["2026-11-30", "active"],
  ["2026-11-02", "active"],
  ["next Monday", "active"],
  [undefined, "active"],
])("takes the status from the day on which somebody starts: %s", (start_date, status) => {
  vi.useFakeTimers({ now: new Date(2026, 10, 30, 12), toFake: ["Date"] });
  const says: Record<string, string> = start_date === undefined ? {} : { start_date };

  expect(suggested({ value: "max.g@acme.example" }, says).status).toBe(status);
});

it("takes the address for the name only where the call says none", () => {
  expect(suggested({ value: "max.g@acme.example" }, {}).display_name).toBe("max.g@acme.example");
});

it("takes what is no address for the name, never for the address", () => {
  expect(suggested({ value: "Anna" }, {})).toMatchObject({ display_name: "Anna", work_email: "" });
});

it("tells a call that names nobody by what it says", () => {
  const item = {
    ...{ id: "1", kind: "names_nobody" as const, params: {}, state: "open" as const },
    ...{ person: null, person_name: null, run: null, call: "call_1", step: null },
    ...{ candidates: [], at: "2026-11-28T09:00:00Z", ended: null },
  };
  const says = { from: "Jira", details: { display_name: "Pia", work_email: "p0@acme.example" } };

  expect(toldBy({ ...item, says })).toBe("Pia, p0@acme.example");
  expect(toldBy({ ...item, says: null })).toBeNull();
  expect(whoIsSaid({ work_email: "p0@acme.example" })).toBe("p0@acme.example");
  expect(whoIsSaid({ display_name: "نورة", work_email: "n@a.example" })).toBe(
    "\u2068نورة\u2069, n@a.example",
  );
});

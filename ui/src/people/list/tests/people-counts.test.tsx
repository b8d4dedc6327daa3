import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { PeopleFilters } from "#ui/people/list/filters.ts";
import { PeopleCount } from "#ui/people/list/people-count.tsx";
import { PeopleStatusCounts } from "#ui/people/list/people-status-counts.tsx";
import { i18next } from "#ui/words/i18n.ts";

afterEach(async () => {
  cleanup();
  await i18next.changeLanguage("en");
});

const n = (n: number, exact = true) => ({ n, exact });
const counts = (all = n(1_327), exact = true) => ({
  before_start: n(4, exact),
  active: n(1_200, exact),
  on_leave: n(0, exact),
  left: n(12, exact),
  all,
});

it.each<[string, PeopleFilters, ReturnType<typeof counts>, string]>([
  ["en", {}, counts(), "1,327 people"],
  ["en", {}, counts(n(1)), "1 person"],
  ["en", { samples: true }, counts(n(5)), "5 people"],
  ["en", {}, counts(n(200_000, false)), "At least 200,000 people"],
  ["en", { department: "Sales" }, counts(), "1,216 of 1,327 people"],
  ["en", { status: "left" }, counts(), "12 of 1,327 people"],
  ["en", { status: "left,before_start" }, counts(), "16 of 1,327 people"],
  ["en", { status: "on_leave" }, counts(), "0 of 1,327 people"],
  ["en", { search: "a" }, counts(n(1_327), false), "At least 1,216 of 1,327 people"],
  [
    "en",
    { status: "left" },
    counts(n(200_000, false), false),
    "At least 12, and there are more than 200,000 people",
  ],
  ["de", {}, counts(), "1.327 Personen"],
  ["de", { status: "left" }, counts(), "12 von 1.327 Personen"],
])("it is said how many a list shows: %s %j", async (language, filters, counted, said) => {
  await i18next.changeLanguage(language);
  render(<PeopleCount counts={counted} filters={filters} />);

  expect(screen.getByRole("status").textContent).toBe(said);
});

it("each status says how many it has, and several can be looked for", () => {
  const onChange = vi.fn();
  const filters = { status: "left", team: "Blue" };
  render(<PeopleStatusCounts counts={counts(n(9), false)} filters={filters} onChange={onChange} />);

  expect(screen.getByRole("button", { name: "Left 12+", pressed: true })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Before start 4+", pressed: false }));
  expect(onChange).toHaveBeenLastCalledWith({ team: "Blue", status: "before_start,left" });
  fireEvent.click(screen.getByRole("button", { name: /^Left/ }));
  expect(onChange).toHaveBeenLastCalledWith({ team: "Blue" });
});

it("no number stands there before it is counted", () => {
  render(<PeopleStatusCounts counts={undefined} filters={{}} onChange={() => undefined} />);

  screen.getByRole("button", { name: "Active" });
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Person } from "#ui/api/shapes.ts";
import { PeopleFilterBar } from "#ui/people/list/people-filter-bar.tsx";
import { PeopleTable } from "#ui/people/list/people-table.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children, className }: { children: ReactNode; className: string }) => (
    <a href="/people" className={className}>
      {children}
    </a>
  ),
}));

afterEach(() => {
  cleanup();
  queries.clear();
});

it("is one tab stop, whatever the number of people", () => {
  const people = ["Ada", "Ben", "Cem"].map(
    (name) => ({ id: name, display_name: name, status: "active" }) as Person,
  );
  render(<PeopleTable people={people} />);

  expect(screen.getAllByRole("link").map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
});

it.each([
  [true, 0],
  [false, 1],
])("offers to narrow the list only where somebody is in it: nobody %s", (hasNobody, searches) => {
  render(
    <QueryClientProvider client={queries}>
      <PeopleFilterBar filters={{}} hasNobody={hasNobody} onChange={() => undefined} />
    </QueryClientProvider>,
  );

  expect(screen.queryAllByRole("searchbox")).toHaveLength(searches);
  expect(screen.getByRole("radio", { name: "Sample people" })).toBeTruthy();
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { PeopleFilters } from "#ui/people/list/filters.ts";
import { NoPeople } from "#ui/people/list/no-people.tsx";
import { ValueFilter } from "#ui/people/list/value-filter.tsx";
import "#ui/words/i18n.ts";

const LONG = "Department of Everything That Nobody Else Wants to Look After";
const known = [
  { value: "Sales", people: 1_200, exact: true },
  { value: "قسم", people: 1, exact: true },
  { value: LONG, people: 3, exact: true },
];
const asked: string[] = [];

beforeEach(() => {
  // jsdom has none.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    const query = new URL(request.url).searchParams;
    asked.push(query.toString());
    const search = query.get("search")?.toLowerCase() ?? "";
    return Response.json(known.filter(({ value }) => value.toLowerCase().includes(search)));
  });
});

afterEach(() => {
  cleanup();
  queries.clear();
  asked.length = 0;
  vi.unstubAllGlobals();
});

function open(value: string | undefined, others: PeopleFilters = {}) {
  const onChange = vi.fn();
  render(
    <QueryClientProvider client={queries}>
      <ValueFilter
        detail="department"
        filters={{ ...others, ...(value ? { department: value } : {}) }}
        onChange={onChange}
      />
    </QueryClientProvider>,
  );
  return onChange;
}

it("is picked from what people have, which the server looks through", async () => {
  const onChange = open(undefined);
  fireEvent.click(screen.getByRole("button", { name: "Department: All departments" }));
  await screen.findByRole("menuitem", { name: /^Sales.*1,200 people$/ });
  await screen.findByRole("menuitem", { name: /^قسم.*1 person$/ });

  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "nobody else" } });
  await waitFor(() => expect(screen.queryByRole("menuitem", { name: /^Sales/ })).toBeNull());
  fireEvent.click(screen.getByRole("menuitem", { name: new RegExp(`^${LONG}`) }));

  expect(onChange).toHaveBeenCalledWith(LONG);
  expect(asked).toEqual([
    "sample=false&detail=department",
    "sample=false&search=nobody+else&detail=department",
  ]);
});

it("counts those whom the other filters leave, whichever value is chosen", async () => {
  open("Sales", { search: "li", status: "active", lacks: "start_date", location: "Rome" });
  fireEvent.click(screen.getByRole("button", { name: "Department: Sales" }));
  await screen.findByRole("menuitem", { name: /^Sales/ });

  expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
    detail: "department",
    named: "li",
    status: "active",
    lacks: "start_date",
    location: "Rome",
    sample: "false",
  });
});

it("says what it is, and can be taken away", async () => {
  const onChange = open("Sales");
  fireEvent.click(screen.getByRole("button", { name: "Department: Sales" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "All departments" }));

  expect(onChange).toHaveBeenCalledWith(undefined);
});

it("nobody is there by the filters that are named, which can be taken away", () => {
  const onChange = vi.fn();
  const filters = {
    search: "li",
    status: "left,active",
    department: "Sales",
    lacks: "work_email",
    start: -30,
    samples: true,
  } as const;
  render(<NoPeople filters={filters} onChange={onChange} onAdd={() => undefined} />);

  screen.getByRole("heading", { name: "No people match" });
  screen.getByText(
    "Status is Active or Left. Search is “li”. Department is Sales. No work email. Started in the last 30 days.",
  );
  fireEvent.click(screen.getByRole("button", { name: "Clear the filters" }));
  expect(onChange).toHaveBeenCalledWith({ samples: true });
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { ProblemBody } from "#ui/problems/problem-body.tsx";
import { ProblemLine } from "#ui/problems/problem-line.tsx";
import "#ui/words/i18n.ts";

const gone = vi.hoisted(() => vi.fn());

type To = { to: string; search?: object; children: ReactNode };
vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => gone,
  Link: ({ to, search, children }: To) => (
    <a href={`${to}?${new URLSearchParams({ ...search })}`}>{children}</a>
  ),
}));

afterEach(() => {
  cleanup();
  gone.mockClear();
  queries.clear();
  vi.unstubAllGlobals();
});

const refused: ProblemGroup = {
  ...aProblem,
  kind: "data_not_accepted",
  actions: ["open_run", "send_again", "ignore"],
  calls: 0,
  people: 1,
  person: "per_Ada",
  person_name: "Ada",
};
const there: ProblemGroup = { ...refused, kind: "already_there" };

function itemOf(name: string): ProblemItem {
  return {
    ...{ id: name, kind: "data_not_accepted", params: {}, state: "open" },
    ...{ person: `per_${name}`, person_name: name, run: `run_${name}`, call: null },
    ...{ candidates: [], at: "2026-11-28T09:00:00Z", ended: null, says: null, step: "step_1" },
  } as unknown as ProblemItem;
}

function open(problem: ProblemGroup, ...names: readonly string[]) {
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async () =>
    Response.json({ items: names.map(itemOf), next: null, unreadable: [] }),
  );
  render(
    <QueryClientProvider client={queries}>
      <ProblemBody problem={problem} title="Said" text="Lead" onAsking={() => undefined} />
    </QueryClientProvider>,
  );
}

const steps = () =>
  screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
const filled = () =>
  screen
    .getAllByRole("button")
    .filter(({ className }) => className.includes("primary"))
    .map(({ textContent }) => textContent);

it.each([
  [refused, "Change the data first…", "change_data"],
  [there, "Treat as done…", "treat_as_done"],
] as const)("asks in the run for what ends it: $kind", async (problem, button, ask) => {
  open(problem, "Ada");

  expect(filled()).toEqual([button]);
  fireEvent.click(screen.getByRole("button", { name: button }));
  await vi.waitFor(() => expect(gone).toHaveBeenCalledTimes(1));
  expect(gone.mock.calls[0]?.[0]).toMatchObject({ search: { step: "step_1", ask } });
});

it("asks whose run it is among several, and leads to each person, too", async () => {
  open({ ...refused, people: 2 }, "Ada", "Ben");

  fireEvent.click(screen.getByRole("button", { name: "Change the data first…" }));
  const dialog = within(
    await screen.findByRole("dialog", { name: "Change the data first: for whom?" }),
  );
  const links = await dialog.findAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "/runs/$run?step=step_1&ask=change_data",
    "/people/$person?",
    "/runs/$run?step=step_1&ask=change_data",
    "/people/$person?",
  ]);
});

it("never goes on to send the same data as the way out", () => {
  open(refused, "Ada");

  expect(steps().slice(0, 3)).toEqual([
    "Change the data, and send it",
    "Or change it at the person",
    "Or send the same again",
  ]);
  const numbers = [...document.querySelectorAll(".plan-number")].map((one) => one.textContent);
  expect(numbers).toEqual(["1"]);
  expect(screen.getByRole("link", { name: "Open Ada" }).getAttribute("href")).toBe(
    "/people/$person?",
  );
});

it("what nothing in Baton mends is copied for IT", () => {
  open({ ...aProblem, kind: "call_compressed", actions: ["ignore"] });
  expect(filled()).toEqual(["Copy for IT"]);
  cleanup();

  open({ ...aProblem, kind: "names_nobody", actions: ["ignore"], params: { entries: "2" } });
  expect(filled()).toEqual([]);
});

it("a row that is shut offers the same", () => {
  vi.stubGlobal("fetch", async () => Response.json({ items: [], next: null, unreadable: [] }));
  const problem: ProblemGroup = { ...aProblem, kind: "call_compressed", actions: ["ignore"] };
  render(
    <QueryClientProvider client={queries}>
      <ProblemLine problem={problem} startsOpen={false} onAsking={() => undefined} />
    </QueryClientProvider>,
  );

  expect(screen.getByRole("button", { name: "Copy for IT" })).toBeTruthy();
});

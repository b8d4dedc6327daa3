import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { KeptCalls } from "#ui/kept/kept-calls.tsx";
import { KeptLine } from "#ui/kept/kept-line.tsx";
import { StartKeptDialog } from "#ui/kept/start-kept-dialog.tsx";
import "#ui/words/i18n.ts";

const call = (no: number, wasProblem: boolean): Shape<"KeptCall"> => ({
  id: `call_${no}`,
  at: "2026-11-18T16:20:00Z",
  from: "Workday",
  people: [
    {
      value: `p${no}@acme.example`,
      whom: `per_${no}`,
      person: `per_${no}`,
      name: `Person ${no}`,
      has_left: false,
      in_it: false,
      done_at: null,
      starts: true,
    },
  ],
  says: {},
  count: 1,
  looked_at: 1,
  begin: 1,
  again: 0,
  comes_to: "each_person",
  was_problem: wasProblem,
});

/** Pages of two calls each; what was asked to be started or ignored. */
function serving(calls: readonly Shape<"KeptCall">[], kept: number) {
  const started: unknown[] = [];
  // jsdom has none.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith("/kept/start")) {
      const body = await request.json();
      started.push(body.calls);
      return Response.json({ started: 1, could_not: 0, became: null, job: null });
    }
    if (pathname.endsWith("/ignore")) {
      started.push(`${pathname} ${(await request.json()).why}`);
      return Response.json({});
    }
    const from = Number(searchParams.get("after") ?? 0);
    const next = from + 2 < calls.length ? String(from + 2) : null;
    return Response.json({ items: calls.slice(from, from + 2), next, unreadable: [], kept });
  });
  return started;
}

const KEPT = {
  id: "wf_1",
  name: "Onboarding",
  state: "live",
  live_version: 1,
  live_unreadable: false,
} as const;

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <StartKeptDialog workflow={{ id: "wf_1", name: "Onboarding" }} onClose={() => undefined} />
    </QueryClientProvider>,
  );

const button = (name: string) => screen.findByRole("button", { name });

it("starts what was shown alone, and says that there are more", async () => {
  const started = serving(
    [1, 2, 3, 4, 5].map((no) => call(no, true)),
    0,
  );
  show();

  fireEvent.click(await button("Start 2 calls"));

  expect(screen.getByText(/^At least 2 calls under Problems can be read now/)).toBeTruthy();
  await vi.waitFor(() => expect(started).toEqual([["call_1", "call_2"]]));
});

it("names what it starts where all were shown, for more may have come since", async () => {
  const started = serving([call(1, false), call(2, false)], 2);
  show();

  fireEvent.click(await button("Start 2 calls"));

  await vi.waitFor(() => expect(started).toEqual([["call_1", "call_2"]]));
});

it("starts what was not shown where that is ticked", async () => {
  const started = serving(
    [1, 2, 3, 4, 5].map((no) => call(no, true)),
    0,
  );
  show();

  fireEvent.click(await screen.findByRole("checkbox", { name: /^Start those/ }));
  fireEvent.click(await button("Start what is ticked"));

  await vi.waitFor(() => expect(started).toEqual([[1, 2, 3, 4, 5].map((no) => `call_${no}`)]));
});

it("names the number of those that were kept, whatever page is shown", async () => {
  serving([call(1, false), call(2, false), call(3, false), call(4, true)], 3);
  show();

  expect(await screen.findByText(/3 calls came before and were kept/)).toBeTruthy();
});

it("says how many of all are started where all were shown", async () => {
  const started = serving([call(1, false), call(2, true)], 1);
  show();

  fireEvent.click(await screen.findByRole("checkbox", { name: /Person 1/ }));
  fireEvent.click(await button("Start 1 of 2"));

  await vi.waitFor(() => expect(started).toEqual([["call_2"]]));
});

it("names in the line of the kept calls nobody of the calls under Problems", async () => {
  serving([call(1, false), call(2, true)], 1);
  const workflow = { ...KEPT, kept_count: 1 };
  render(
    <QueryClientProvider client={queries}>
      <ul>
        <KeptLine workflow={workflow} onOpen={() => undefined} />
      </ul>
    </QueryClientProvider>,
  );

  const said = await screen.findByText(/Person 1/);
  expect(said.textContent).toBe("Nothing has started with it. Person 1");
});

it("leads to what a kept call said", async () => {
  serving([call(1, false)], 1);
  show();

  fireEvent.click(await button("What it said: Person 1"));

  expect(screen.getByRole("dialog", { name: "One call" })).toBeTruthy();
});

it("ignores one kept call with a reason, and one that is under Problems there", async () => {
  const asked = serving([call(1, false), call(2, true)], 1);
  show();

  fireEvent.click(await button("Ignore: Person 1"));
  const dialog = screen.getByRole("alertdialog", { name: "Ignore this kept call?" });
  expect(dialog.textContent).toContain("Person 1");
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "a test" } });
  fireEvent.click(await button("Ignore"));

  await vi.waitFor(() => expect(asked).toEqual(["/api/v1/calls/call_1/ignore a test"]));
  expect(screen.queryByRole("button", { name: "Ignore: Person 2" })).toBeNull();
});

it("starts nothing while the version that would start it cannot be read, and says whom they name", async () => {
  const says = { display_name: "Mona Mond", work_email: "mona@acme.example" };
  serving([{ ...call(1, false), people: [], count: null, begin: 0, says }], 1);
  const workflow = { ...KEPT, live_version: 3, live_unreadable: true, kept_count: 1 };
  render(
    <QueryClientProvider client={queries}>
      <KeptCalls workflow={workflow} onClose={() => undefined} />
    </QueryClientProvider>,
  );

  expect(await screen.findByText("Mona Mond")).toBeTruthy();
  expect(
    screen.getByText(/^Version 3 of “Onboarding” can’t be read, so nothing starts/),
  ).toBeTruthy();
  expect(screen.queryByText(/too long/)).toBeNull();
  expect(screen.queryByRole("button", { name: /^(Start|Turn on)/ })).toBeNull();
});

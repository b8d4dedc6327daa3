import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Person, ProblemGroup } from "#ui/api/shapes.ts";
import { ChoosePersonDialog } from "#ui/problem-actions/choose-person-dialog.tsx";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import "#ui/words/i18n.ts";

const problem: ProblemGroup = { ...aProblem, actions: ["choose_person"], state: "open" };
const item = {
  id: "1",
  at: "2026-11-28T09:00:00Z",
  call: "call_1",
  candidates: [],
  params: {},
  person_name: null,
  says: { from: "Personio", details: { display_name: "Li Na", work_email: "li@acme.example" } },
};
const li = { id: "per_1", display_name: "Li Na", work_email: "li@acme.example" } as Person;

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

/** A call as it is read, with what stood in it. */
function callSaying(body: string) {
  const hidden = { details: [], pointers: [], more: 0 };
  const told = { at: item.at, from: "Jira", dispositions: [], became: [], readable: false };
  const said = { ...told, body, data: null, fields: [], headers: [], hidden };
  return { ...said, how: null, misread: null };
}

/** What was sent to Baton, by path. */
function open(people: readonly Person[]) {
  const sent: [string, unknown][] = [];
  // jsdom has none.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    const path = new URL(request.url).pathname;
    if (request.method === "POST") {
      sent.push([path, await request.json()]);
      return Response.json(path.endsWith("/people") ? li : { dispositions: [] });
    }
    if (path.endsWith("/items")) return Response.json({ items: [item], next: null });
    if (path.endsWith("/calls/call_1")) return Response.json(callSaying('{"name":"Li Na"}'));
    return Response.json({ items: people, next: null, custom: [], sources: [] });
  });
  render(
    <QueryClientProvider client={queries}>
      <ChoosePersonDialog problem={problem} call="call_1" onClose={() => undefined} />
    </QueryClientProvider>,
  );
  return sent;
}

it("where nobody is there to choose, it offers to add the person of the call, and uses it", async () => {
  const sent = open([]);
  await screen.findByText("Nobody matches.");
  fireEvent.click(screen.getByRole("button", { name: "Use it for this person" }));
  await screen.findByText("There is nobody to choose yet. Add the person.");
  expect(screen.queryByText("Choose somebody first.")).toBeNull();

  fireEvent.click(screen.getByRole("button", { name: "Add Li Na…" }));
  expect(await screen.findByDisplayValue("li@acme.example")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Add and use the call" }));

  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[0]).toEqual([
    "/api/v1/people",
    expect.objectContaining({ display_name: "Li Na", work_email: "li@acme.example" }),
  ]);
  expect(sent[1]?.[0]).toMatch(/call_1/);
  expect(sent[1]?.[1]).toMatchObject({ person: "per_1" });
});

it("where somebody is there, nobody chosen is what is missing", async () => {
  const other = { ...li, id: "per_2", display_name: "Max", work_email: "max@acme.example" };
  open([other]);
  await screen.findByRole("option");
  fireEvent.click(screen.getByRole("button", { name: "Use it for this person" }));

  await screen.findByText("Choose somebody first.");
});

it("calls that are told alike are told from each other by their number", async () => {
  const call = (id: string, says = item.says) => ({ ...item, id, call: id, says });
  const silent = { from: "Personio", details: {} };
  const items = [
    call("1"),
    call("2", silent as typeof item.says),
    call("3", silent as typeof item.says),
  ];
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) =>
    Response.json({ items: request.url.includes("/items") ? items : [], next: null }),
  );
  render(
    <QueryClientProvider client={queries}>
      <ChoosePersonDialog problem={problem} call={null} onClose={() => undefined} />
    </QueryClientProvider>,
  );

  fireEvent.click(await screen.findByRole("button", { name: /Which call/ }));
  const told = (await screen.findAllByRole("option")).map((one) => one.textContent ?? "");

  expect(told).toHaveLength(3);
  expect(told[0]).not.toContain("alike");
  expect(told[1]).toMatch(/, 1 of 2 alike$/);
  expect(told[2]).toMatch(/, 2 of 2 alike$/);
});

it.each([
  ["unreadable", item, true],
  ["names_nobody", { ...item, says: { from: "Personio", details: {} } }, true],
  ["names_nobody", item, false],
] as const)(
  "shows beside the choice what a call said that tells nobody: %s",
  async (kind, of, isShown) => {
    vi.stubGlobal("CSS", { escape: (text: string) => text });
    vi.stubGlobal("fetch", async ({ url }: Request) => {
      const path = new URL(url).pathname;
      if (path.endsWith("/calls/call_1")) return Response.json(callSaying('{"name":"Lopez"'));
      return Response.json({ items: path.endsWith("/items") ? [of] : [li], next: null });
    });
    render(
      <QueryClientProvider client={queries}>
        <ChoosePersonDialog
          problem={{ ...problem, kind }}
          call="call_1"
          onClose={() => undefined}
        />
      </QueryClientProvider>,
    );
    await screen.findByRole("option");

    if (isShown) expect(await screen.findAllByText(/Lopez/)).not.toEqual([]);
    else expect(screen.queryByText("What we received")).toBeNull();
  },
);

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import "#ui/words/i18n.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import type { HistoryRow, Run } from "#ui/api/shapes.ts";
import { HappenedLine } from "#ui/runs/happened/happened-line.tsx";
import { runOf } from "#ui/runs/tests/run-of.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const definition = flow(call("Okta"));
const row: HistoryRow = {
  id: 1,
  at: "2026-11-28T08:00:00Z",
  by: "Baton",
  kind: "run_started",
  params: {},
  step: null,
};

function changed(params: Record<string, string>): Run["started_by"] {
  return { kind: "changed", call: null, params };
}

it.each<[Run["started_by"], string]>([
  [{ kind: "call", call: "call_1", params: {} }, "Another tool called, and the run started"],
  [{ kind: "hand", call: "call_1", params: { by: "Dana" } }, "Dana started the run"],
  [{ kind: "try_out", call: null, params: {} }, "The run started as a try-out"],
  [{ kind: "added", call: null, params: {} }, "The person was added, and the run started"],
  [
    changed({ detail: "status", before: "active", after: "left" }),
    "Status became “Left”, before that “Active”, and the run started",
  ],
  [
    changed({ detail: "team", after: "Data" }),
    "Team became “Data”, and the run started. It was empty before",
  ],
  [
    changed({ detail: "start_date", before: "2026-12-01" }),
    "Start date became empty, before that “1 Dec 2026”, and the run started",
  ],
  [
    changed({ detail: "custom/Band", hidden: "yes" }),
    "Band changed, and the run started. It is sensitive, so it is not shown",
  ],
])("the start of a run is opened as other steps are, and says what started it: %o", (by, said) => {
  const onSelect = vi.fn();
  const run = { ...runOf(definition, {}), started_by: by };
  render(
    <QueryClientProvider client={queries}>
      <HappenedLine row={row} run={run} selected={null} onSelect={onSelect} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: new RegExp(said) }));

  expect(onSelect).toHaveBeenCalledWith(definition.trigger.id);
});

const aCall = {
  id: "call_2",
  at: "2026-11-29T15:00:00Z",
  from: "Personio",
  body: "{}",
  data: null,
  fields: [],
  headers: [],
  how: null,
  misread: null,
  kind: "accepted",
  readable: true,
  became: [],
  dispositions: [],
  hidden: { details: [], pointers: [], more: 0 },
};

it("another call that began nothing shows what it said, and starts another run by it", async () => {
  const asked: unknown[] = [];
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "POST") asked.push([request.url, await request.json()]);
    return Response.json({ ...aCall, can_use: true });
  });
  const another: HistoryRow = { ...row, kind: "another_event_came", params: { call: "call_2" } };
  render(
    <QueryClientProvider client={queries}>
      <HappenedLine row={another} run={runOf(definition, {})} selected={null} onSelect={vi.fn()} />
    </QueryClientProvider>,
  );

  fireEvent.click(screen.getByRole("button", { name: /Another call came/ }));
  fireEvent.click(await screen.findByRole("button", { name: "Start another run…" }));
  const why = await screen.findByLabelText("Why does another run start?");
  fireEvent.change(why, { target: { value: "A second job" } });
  fireEvent.click(screen.getByRole("button", { name: "Start another run" }));

  await waitFor(() =>
    expect(asked).toEqual([
      [expect.stringMatching(/\/calls\/call_2\/use$/), { reason: "A second job" }],
    ]),
  );
});

it("says of how many events a run was made, or that nothing else came", () => {
  const settled = (calls: string): HistoryRow => ({ ...row, kind: "settled", params: { calls } });
  const said = (calls: string) => {
    const run = runOf(definition, {});
    const line = (
      <HappenedLine
        row={{ ...settled(calls), by: "Baton" }}
        run={run}
        selected={null}
        onSelect={vi.fn()}
      />
    );
    return render(<QueryClientProvider client={queries}>{line}</QueryClientProvider>).container;
  };

  expect(said("3").textContent).toMatch(/Merged 3 events$/);
  expect(said("1").textContent).toContain("Nothing else came about this person");
});

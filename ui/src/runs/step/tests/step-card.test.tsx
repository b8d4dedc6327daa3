import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import "#ui/words/i18n.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Run, Shape } from "#ui/api/shapes.ts";
import { StepCard } from "#ui/runs/step/step-card.tsx";
import { runOf } from "#ui/runs/tests/run-of.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const okta = call("Okta");
const definition = flow(okta);

const CALL = {
  id: "call_1",
  from: "Personio-Webhooks/1.0",
  at: "2026-11-28T08:00:00Z",
  body: '{"email":"maria@acme.example"}',
  data: null,
  fields: [],
  headers: [],
  how: null,
  misread: null,
  hidden: { details: [], pointers: [] },
} as unknown as Shape<"Call">;

function open(run: Run, step: string) {
  vi.stubGlobal("fetch", async (request: Request) =>
    Response.json(request.url.includes("/calls/") ? CALL : { items: [], next: null }),
  );
  render(
    <QueryClientProvider client={queries}>
      <StepCard run={run} step={step} onAsk={() => undefined} onClose={() => undefined} />
    </QueryClientProvider>,
  );
}

it("says who called to start a run, when, and what the call said", async () => {
  const run: Run = {
    ...runOf(definition, {}),
    started_by: { kind: "call", call: "call_1", params: {} },
  };
  open(run, definition.trigger.id);

  await screen.findByText("maria@acme.example");
  expect(screen.getByText(/Personio-Webhooks\/1.0.*\d\d:00:00/)).not.toBeNull();
  expect(screen.getByRole("group", { name: "What we received" })).not.toBeNull();
  expect(screen.getAllByRole("button", { name: "Copy for IT" })).toHaveLength(1);
});

it("has the number of a message below the buttons, for IT alone", () => {
  const message = {
    id: "msg_1",
    state: "queued",
    next_try_at: null,
  } as unknown as Shape<"StepMessage">;
  open(runOf(definition, { [okta.id]: { status: "running", message } }), okta.id);
  expect(screen.queryByText(/msg_1/)).toBeNull();
  const details = screen.getByRole("button", { name: "Details for IT" });
  const copy = screen.getByRole("button", { name: "Copy for IT" });

  expect(copy.compareDocumentPosition(details)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  fireEvent.click(details);
  expect(screen.getByText("Number of the message: msg_1")).not.toBeNull();
});

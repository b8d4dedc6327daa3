import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
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

const definition = flow(call("Okta"));

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
});

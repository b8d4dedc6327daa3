import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import "#ui/words/i18n.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Run, RunStep, Shape } from "#ui/api/shapes.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { StepCard } from "#ui/runs/step/step-card.tsx";
import { runOf } from "#ui/runs/tests/run-of.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";

vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => () => undefined,
  Link: ({ children }: { children: ReactNode }) => children,
}));

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const okta = call("Okta");
const definition = flow(okta);
const AT = "2026-11-28T08:00:00Z";

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
  hidden: { details: [], pointers: [], more: 0 },
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

/** The card of the step, of a run that stands so at it. */
function show(step: Parameters<typeof runOf>[1][string]): void {
  render(
    <QueryClientProvider client={queries}>
      <StepCard
        run={runOf(definition, { [okta.id]: step })}
        step={okta.id}
        onAsk={() => undefined}
        onClose={() => undefined}
      />
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

describe("where the other tool does not like the data", () => {
  const refused = (problem: string): Partial<RunStep> => ({
    status: "needs_you",
    detail: { kind: "not_delivered", params: { problem } },
  });
  const response = (body: string) => ({
    status: 400,
    headers: [],
    body,
    hidden: { details: [], pointers: [], more: 0 },
    is_page: false,
    cut: false,
  });

  function openWith(step: Partial<RunStep>, body: string) {
    const outcome = (code: string) => ({ code, params: {} });
    const tries = [
      { n: 1, started_at: AT, ended_at: AT, outcome: outcome("data_not_accepted"), status: 400 },
      { n: 2, started_at: AT, ended_at: AT, outcome: outcome("timeout"), status: null },
      { n: 3, started_at: AT, ended_at: null, outcome: null, status: null },
    ];
    const message = { id: "msg_1", step: okta.id, occurrence: 1, state: "queued", tries };
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      asked.push(new URL(request.url, "http://baton").pathname);
      return Response.json(
        request.url.includes("/tries/")
          ? {
              request: { method: "POST", url: "", headers: [], body: null },
              response: response(body),
            }
          : { items: request.url.endsWith("/messages") ? [message] : [], next: null },
      );
    });
    show(step);
    return asked;
  }

  it("says the reason that the tool gives, of the last try that was answered", async () => {
    const asked = openWith(refused("data_not_accepted"), '{"detail":"email is required"}');

    expect((await screen.findByText(/says: .*email is required/)).textContent).toContain("“");
    expect(asked.filter((path) => path.includes("/tries/"))).toEqual([
      "/api/v1/runs/run_1/messages/msg_1/tries/1",
    ]);
  });

  it("asks for nothing where the tool knows no reason", async () => {
    const asked = openWith(refused("token_not_valid"), '{"detail":"email is required"}');

    // By then it is known which try was answered.
    await screen.findByText(/did not like the data/);
    expect(asked.filter((path) => path.includes("/tries/"))).toEqual([]);
    expect(screen.queryByText(/says:/)).toBeNull();
  });
});

it("says what a call said of the detail that is lacked, which nothing reads", async () => {
  const kind = "date_missing";
  const problem = { ...aProblem, kind, step: okta.id };
  const item = (run: string, found: string) => ({
    ...{ id: run, kind, run, params: { found }, person: "per_1", call: null },
  });
  const items = [item("run_2", "31.02.2027"), item("run_1", "übermorgen")];
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    const { pathname } = new URL(url, "http://baton");
    if (pathname.endsWith("/problems")) return Response.json({ items: [problem], next: null });
    return Response.json({ items: pathname.endsWith("/items") ? items : [], next: null });
  });
  const params = { problem: kind, detail: "person /start_date" };
  const step = { status: "needs_you", detail: { kind: "cannot_prepare", params } } as const;
  show(step);

  await screen.findByText("A call said “übermorgen”, which Baton can’t read");
});

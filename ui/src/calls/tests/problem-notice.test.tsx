import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { ProblemNotice } from "#ui/calls/problem-notice.tsx";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined, Link: () => null }));

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

it.each([
  ["which_run", /needs you: Which run is this call about\? Several runs fit\./],
  ["nobody_matches", /needs you: A call came in that fits nobody\. Say which run/],
] as const)("what a call needs ends as its sentence does: %s", async (kind, said) => {
  const problem = { ...aProblem, kind, actions: ["choose_run", "ignore"] };
  vi.stubGlobal("fetch", async () => Response.json(problem));
  const call = { id: "call_1", at: "2026-11-28T09:00:00Z", dispositions: [] };
  const { container } = render(
    <QueryClientProvider client={queries}>
      <ProblemNotice call={call as unknown as Shape<"CallSummary">} problem="prb_1" />
    </QueryClientProvider>,
  );

  await screen.findByRole("button", { name: "Choose the run…" });
  expect(container.textContent?.replace(/[\u2068\u2069]/g, "")).toMatch(said);
});

it("offers to add whom the call names, as Problems does", async () => {
  const says = { display_name: "Ohne Mail" };
  const problem = { ...aProblem, kind: "names_nobody", actions: ["choose_person"], says };
  vi.stubGlobal("fetch", async (request: Request) => {
    const isPeople = new URL(request.url).pathname.endsWith("/people");
    return Response.json(isPeople ? { items: [], next: null, unreadable: [] } : problem);
  });
  const call = { id: "call_1", at: "2026-11-28T09:00:00Z", dispositions: [] };
  render(
    <QueryClientProvider client={queries}>
      <ProblemNotice call={call as unknown as Shape<"CallSummary">} problem="prb_1" />
    </QueryClientProvider>,
  );

  await screen.findByRole("button", { name: "Add Ohne Mail…" });
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemItem } from "#ui/api/shapes.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { ProblemItems } from "#ui/problems/problem-items.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/there">{children}</a>,
}));

afterEach(() => {
  cleanup();
  queries.clear();
});

it.each([
  ["is empty", "value_missing", { found: "31.02.2026" }],
  ["is asked about", "detail_unread", { value: "31.02.2026", because: "no_day" }],
] as const)("says what a call said of a detail that %s, as nobody could read it", async (...of) => {
  const [, kind, said] = of;
  const item = {
    id: "1",
    kind,
    at: "2026-11-28T09:00:00Z",
    call: null,
    candidates: [],
    person: "per_1",
    person_name: "Ken Ito",
    params: { detail: "person /start_date", ...said },
    run: "run_1",
    step: "step_1",
    says: null,
  } as unknown as ProblemItem;
  vi.stubGlobal("fetch", async () => Response.json({ items: [item], next: null, unreadable: [] }));
  render(
    <QueryClientProvider client={queries}>
      <ProblemItems problem={{ ...aProblem, kind }} />
    </QueryClientProvider>,
  );

  expect(
    await screen.findByText("A call said “31.02.2026”, which Baton can’t read"),
  ).not.toBeNull();
});

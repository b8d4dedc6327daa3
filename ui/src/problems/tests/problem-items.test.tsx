import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemItem } from "#ui/api/shapes.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { ProblemItems } from "#ui/problems/problem-items.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/there">{children}</a>,
}));

it("says what a call said of a detail that is empty, as nobody could read it", async () => {
  const item = {
    id: "1",
    kind: "value_missing",
    at: "2026-11-28T09:00:00Z",
    call: null,
    candidates: [],
    person: "per_1",
    person_name: "Ken Ito",
    params: { detail: "person /start_date", found: "31.02.2026" },
    run: "run_1",
    step: "step_1",
    says: null,
  } as unknown as ProblemItem;
  vi.stubGlobal("fetch", async () => Response.json({ items: [item], next: null, unreadable: [] }));
  render(
    <QueryClientProvider client={queries}>
      <ProblemItems problem={{ ...aProblem, kind: "value_missing" }} />
    </QueryClientProvider>,
  );

  expect(
    await screen.findByText("A call said “31.02.2026”, which Baton can’t read"),
  ).not.toBeNull();
});

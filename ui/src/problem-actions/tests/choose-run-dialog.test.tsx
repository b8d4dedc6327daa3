import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { ChooseRunDialog } from "#ui/problem-actions/choose-run-dialog.tsx";
import "#ui/words/i18n.ts";

const problem = { id: "prb_1", kind: "nobody_matches", params: {}, workflow: "wf_1" };
const item = {
  ...{ id: "1", at: "2026-11-28T09:00:00Z", call: "call_1", candidates: [] },
  ...{ params: { value: "IT-482" }, person_name: null, says: { from: "Jira", details: {} } },
};

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

it("says what the call said while its run is chosen", async () => {
  // jsdom has none.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    const { pathname } = new URL(url);
    if (pathname.endsWith("/candidates")) return Response.json([]);
    return Response.json({ items: pathname.endsWith("/items") ? [item] : [], next: null });
  });
  render(
    <QueryClientProvider client={queries}>
      <ChooseRunDialog problem={problem as ProblemGroup} call="call_1" onClose={() => undefined} />
    </QueryClientProvider>,
  );

  const said = await screen.findByText(/^The call says/);
  expect(said.textContent).toContain("IT-482");
});

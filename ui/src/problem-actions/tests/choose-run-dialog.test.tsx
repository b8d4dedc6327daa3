import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { ToastRegion } from "#ui/parts/toast-region.tsx";
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

const run = { id: "run_1", person: { name: "Li Na" }, started_at: item.at, where: {} };

it.each([
  ["bound", "The call is kept until Li Na’s run comes to the step that waits for it."],
  ["moved_run", "The call is used for Li Na’s run."],
])("says what became of a chosen call: %s", async (kind, said) => {
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    const { pathname } = new URL(url);
    if (pathname.endsWith("/candidates")) return Response.json([]);
    if (pathname.endsWith("/choose")) {
      return Response.json({ dispositions: [{ kind, run: run.id, detail: {} }] });
    }
    return Response.json({ items: pathname.endsWith("/items") ? [item] : [run], next: null });
  });
  render(
    <QueryClientProvider client={queries}>
      <ChooseRunDialog problem={problem as ProblemGroup} call="call_1" onClose={() => undefined} />
      <ToastRegion />
    </QueryClientProvider>,
  );

  fireEvent.click(await screen.findByRole("option", { name: /Li Na/ }));
  fireEvent.click(screen.getByRole("button", { name: "Use it for this run" }));

  expect(await screen.findByText(said)).toBeTruthy();
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

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { ChoosePersonDialog } from "#ui/problem-actions/choose-person-dialog.tsx";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { ProblemBody } from "#ui/problems/problem-body.tsx";
import { ProblemFacts } from "#ui/problems/problem-facts.tsx";
import { ProblemItems } from "#ui/problems/problem-items.tsx";
import { useProblemKindWords } from "#ui/words/problem-kind-words.ts";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => () => undefined,
  Link: ({ children }: { children: ReactNode }) => <a href="/there">{children}</a>,
}));

const RAW = '{"type":"Employee","employee":{"id":1089,"first_name":{"label":"First name"}}}';

const item = {
  id: "1",
  at: "2026-11-28T09:00:00Z",
  call: "call_1",
  candidates: [],
  person_name: null,
  params: {},
  run: null,
  says: { from: "Personio", details: {} },
} as unknown as ProblemItem;

/** What was sent to be decided. */
let chosen: Record<string, unknown> | null = null;

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
  chosen = null;
});

function open(shown: ReactNode, items: readonly ProblemItem[] = []) {
  const person = { id: "per_1", display_name: "Ada Okafor", work_email: null };
  // jsdom has none.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "POST") {
      chosen = await request.json();
      return Response.json({ dispositions: [{ kind: "started_run", person: "per_1" }] });
    }
    // What it said was kept for a while only.
    if (request.url.endsWith("/calls/call_1")) return new Response(null, { status: 404 });
    const all = request.url.includes("/people") ? [person] : items;
    return Response.json({ items: all, next: null, unreadable: [] });
  });
  render(<QueryClientProvider client={queries}>{shown}</QueryClientProvider>);
}

const inWords = (kind: "names_nobody" | "not_an_email", params: Record<string, string>) =>
  renderHook(() => useProblemKindWords()).result.current(kind, params);

it("says of a list in which nobody was found how many its entries are", () => {
  const { title, text } = inWords("names_nobody", { entries: "1290" });

  expect(title).toBe("Baton did not find whom the entries of a call are about");
  expect(text).toMatch(/^The call is a list of 1,290 entries\./);
});

it("calls nobody by the data of a call", () => {
  expect(inWords("not_an_email", { value: RAW }).title).not.toContain("{");
  const problem = { ...aProblem, kind: "not_an_email", params: { value: RAW } } as ProblemGroup;
  open(
    <>
      <ProblemFacts problem={problem} />
      <ProblemItems problem={problem} />
    </>,
    [{ ...item, params: { value: RAW } }],
  );

  expect(document.body.textContent).not.toContain("{");
});

it("leads from a list to where its start says whom it is about, and gives it to nobody", () => {
  const problem = { ...aProblem, step: "trg_1", step_name: "Hired", actions: ["ignore"] };
  const list = { ...problem, params: { entries: "90" } } as ProblemGroup;
  open(<ProblemBody problem={list} title="Said" text="Lead" onAsking={() => undefined} />);

  screen.getByText("Open “Hired”");
  screen.getByText(/Then Baton offers to start the calls that are here already\./);
  expect(screen.queryByRole("button", { name: /Choose/ })).toBeNull();
});

it("gives one entry of a list to a person, and says which", async () => {
  const entry = (id: string, number: string) => ({ ...item, id, params: { entry: number } });
  open(<ChoosePersonDialog problem={aProblem} call={null} onClose={() => undefined} />, [
    entry("1", "2"),
    entry("2", "3"),
  ]);
  fireEvent.click(await screen.findByRole("button", { name: /Which call/ }));
  fireEvent.click(await screen.findByRole("option", { name: /^Entry 3/ }));
  fireEvent.click(await screen.findByRole("option", { name: /Ada Okafor/ }));
  fireEvent.click(screen.getByRole("button", { name: "Use it for this person" }));

  await waitFor(() => expect(chosen).toEqual({ person: "per_1", entry: 3 }));
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { useCalls } from "#ui/api/addresses.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { EarlierCalls } from "#ui/calls/earlier-calls.tsx";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

function kept(id: string): Shape<"CallSummary"> {
  const told = { kind: "accepted", readable: true, can_use: true, duplicate_of: null, size: 2 };
  const nobody = { kind: "kept", detail: {}, person: null, person_name: null, run: null };
  return {
    ...told,
    id,
    at: "2026-11-18T16:20:00Z",
    from: "Personio",
    network: "10.0.0.7",
    workflow: "wf_1",
    address: "adr_1",
    became: [{ kind: "kept", count: 1 }],
    dispositions: [{ ...nobody, step: null }],
  } as Shape<"CallSummary">;
}

function about(id: string, name: string | null): unknown {
  const person = { name, value: "kaethe@acme.example", done_at: null };
  return { id, from: "Personio", people: name === null ? [] : [person], count: 1 };
}

it("says of each kept call whom it is about, as the list of kept calls does", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(new URL(request.url).pathname);
    const items = [about("call_1", "Käthe Kept"), about("call_2", null)];
    return Response.json({ items, next: null, unreadable: [], kept: 2 });
  });
  const query = { hasNextPage: false } as ReturnType<typeof useCalls>;
  render(
    <QueryClientProvider client={queries}>
      <EarlierCalls calls={[kept("call_1"), kept("call_2")]} query={query} />
    </QueryClientProvider>,
  );
  expect(asked).toEqual([]);

  fireEvent.click(screen.getByRole("button", { name: "Earlier calls (2)" }));

  expect(await screen.findByText("Käthe Kept")).toBeTruthy();
  const rows = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(rows[0]).toContain("Käthe KeptKept, nothing started");
  expect(rows[1]).toContain("From PersonioKept, nothing started");
  expect(asked).toEqual(["/api/v1/workflows/wf_1/kept"]);
});

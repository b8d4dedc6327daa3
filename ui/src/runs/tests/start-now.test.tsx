import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Run } from "#ui/api/shapes.ts";
import { StartNow } from "#ui/runs/start-now.tsx";
import { runOf } from "#ui/runs/tests/run-of.ts";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const definition = { trigger: { id: "step_0", name: "Hired" }, steps: [] };

function shown(kind: Run["where"]["kind"]) {
  const where = { kind, params: {}, step: null, step_name: null, tool: null, more: 0 };
  const run = { ...runOf(definition as unknown as Run["definition"], {}), where };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <StartNow run={run} />
    </QueryClientProvider>,
  );
  return run;
}

it("begins a run that waits for more about its person", async () => {
  const posted: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "POST") posted.push(new URL(request.url).pathname);
    return Response.json({});
  });
  const run = shown("settling");

  fireEvent.click(screen.getByRole("button", { name: "Start now" }));

  await waitFor(() => expect(posted).toEqual([`/api/v1/runs/${run.id}/start-now`]));
});

it("is not there for a run that has begun", () => {
  shown("waiting_for_call");

  expect(screen.queryByRole("button", { name: "Start now" })).toBeNull();
});

import { type InfiniteData, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { keys } from "#ui/api/cache/keys.ts";
import { useRunBeside } from "#ui/api/runs.ts";
import type { RunSummary, Shape } from "#ui/api/shapes.ts";

const FILTERS = { status: "needs_you" } as const;
const count = { n: 0, exact: true };

function run(id: string): RunSummary {
  return {
    id,
    person: { id: "per_1", name: "Maria Lopez", work_email: null },
    workflow: { id: "wf_1", name: "New-hire onboarding" },
    version: 1,
    status: "needs_you",
    where: { kind: "moving", params: {}, step: null, step_name: null, tool: null, more: 0 },
    last_news_at: "2026-11-28T09:00:00Z",
    started_at: "2026-11-28T08:00:00Z",
    stopped: null,
    try_out: false,
  };
}

const page = (ids: readonly string[], next: string | null): Shape<"RunPage"> => ({
  items: ids.map(run),
  next,
  unreadable: [],
  counts: { done: count, needs_you: count, running: count, stopped: count, waiting: count },
});

/** A page on which the list was seen as these pages. */
function beside(...pages: Shape<"RunPage">[]) {
  const client = new QueryClient();
  const data: InfiniteData<Shape<"RunPage">> = { pages, pageParams: pages.map(() => undefined) };
  if (pages.length > 0) client.setQueryData(keys.runs(FILTERS), data);
  return renderHook(() => useRunBeside(FILTERS), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  }).result.current;
}

afterEach(() => vi.unstubAllGlobals());

describe("the run beside one in a list", () => {
  const go = beside(page(["run_1", "run_2"], "more"), page(["run_3"], null));

  it("is the one before or after, over pages too", async () => {
    expect(await go("run_1", 1)).toBe("run_2");
    expect(await go("run_2", 1)).toBe("run_3");
    expect(await go("run_2", -1)).toBe("run_1");
  });

  it("is nobody at the ends", async () => {
    expect(await go("run_1", -1)).toBeNull();
    expect(await go("run_3", 1)).toBeNull();
  });

  it("is the first one for a run that is not in the list", async () => {
    expect(await go("run_9", 1)).toBe("run_1");
    expect(await go("run_9", -1)).toBeNull();
  });

  it("is asked for where the list was not seen, or ends before its end", async () => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      const query = new URL(request.url).searchParams;
      asked.push(`${query.get("status")} ${query.get("after")}`);
      return Response.json(
        query.get("after") === "more" ? page(["run_2"], null) : page(["run_1"], "more"),
      );
    });

    expect(await beside()("run_1", 1)).toBe("run_2");
    expect(asked.at(-1)).toBe("needs_you more");
  });
});

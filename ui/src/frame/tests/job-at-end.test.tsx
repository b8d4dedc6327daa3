import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { JobsUnderWay } from "#ui/frame/jobs-under-way.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/there">{children}</a>,
  useLocation: () => page.path,
}));

const page = { path: "/runs" };
let opened = 0;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.localStorage.clear();
  page.path = "/runs";
});

function jobOf(more: Partial<Shape<"Job">>): Shape<"Job"> {
  return {
    id: "job_1",
    kind: "stop_runs",
    by: "Dana",
    state: "under_way",
    total: 1_210,
    done: 1_204,
    could_not: 0,
    passed: 0,
    left: 0,
    sent: null,
    gently: false,
    started_at: "2026-11-30T09:00:00Z",
    ended_at: null,
    problem: null,
    workflow: null,
    workflow_name: null,
    call: null,
    ...more,
  };
}

/** The jobs under names that no other test has, their lines, and a way to another page. */
function open(...jobs: readonly Partial<Shape<"Job">>[]) {
  opened += 1;
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const all = jobs.map((more, index) => jobOf({ id: `job_${opened}_${index}`, ...more }));
  client.setQueryData(keys.jobs, all);
  const frame = (
    <QueryClientProvider client={client}>
      <JobsUnderWay />
    </QueryClientProvider>
  );
  const { container, rerender } = render(<main key="/runs">{frame}</main>);
  return {
    lines: () => [...container.querySelectorAll(".banner-text")].map((line) => line.textContent),
    goTo: (path: string) => {
      page.path = path;
      rerender(<main key={path}>{frame}</main>);
    },
  };
}

function says(more: Partial<Shape<"Job">>): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  client.setQueryData(keys.jobs, [jobOf(more)]);
  const { container } = render(
    <QueryClientProvider client={client}>
      <JobsUnderWay />
    </QueryClientProvider>,
  );
  return container.querySelector(".banner-text")?.textContent ?? "";
}

it.each<[Partial<Shape<"Job">>, string]>([
  [{}, "Runs are stopped: 1,204 of 1,210 done. Stop here"],
  [
    { gently: true, could_not: 6 },
    "Runs are stopped: 1,204 of 1,210 done, 6 could not. Gently, about 60 a minute. Stop here",
  ],
  [{ state: "done" }, "Stopping runs is over: 1,204 done. "],
  [
    { state: "done", could_not: 6, passed: 2 },
    "Stopping runs is over: 1,204 done · 6 could not · 2 had nothing to do. Show",
  ],
  [
    { state: "cancelled", kind: "skip_steps", done: 1 },
    "Skipping steps was stopped before its end: 1 done. ",
  ],
  [
    { state: "done", left: 54 },
    "Stopping runs is over: 1,204 done · 54 no longer matched when it was their turn. ",
  ],
  [{ state: "done", done: 0, passed: 8 }, "Stopping runs is over: 8 had nothing to do. "],
  [{ state: "cancelled", done: 0 }, "Stopping runs was stopped before its end: nothing was done. "],
  [{ state: "done", kind: "send_again" }, ""],
  [{ state: "set_aside" }, ""],
])("what is done to many runs says how far it is and what came of it: %o", (more, said) => {
  expect(says(more)).toBe(said);
});

const TRIED = { state: "done", kind: "try_runs_again", done: 8 } as const;
const sent = (accepted: number, refused: number, open: number, held = 0) => ({
  sent: { accepted, refused, open, held },
});

it.each<[Partial<Shape<"Job">>, string, string]>([
  [sent(8, 0, 0), "8 sent again, of these 8 accepted. ", "done"],
  [sent(0, 8, 0), "8 sent again, of these 8 not accepted. See Problems ", "needs_you"],
  [sent(5, 3, 0), "8 sent again, of these 5 accepted, 3 not accepted. See Problems ", "needs_you"],
  [sent(0, 0, 8), "8 sent again, of these 8 not answered yet. ", "waiting"],
  [sent(5, 0, 3), "8 sent again, of these 5 accepted, 3 not answered yet. ", "waiting"],
  [
    { ...sent(6, 0, 0), done: 6, could_not: 2 },
    "6 sent again, of these 6 accepted · 2 could not. Show",
    "plain",
  ],
  [sent(0, 0, 0, 8), "8 sent again, of these 8 could not go out. See Problems ", "needs_you"],
  [sent(3, 0, 0), "3 sent again, of these 3 accepted · 5 tried again. ", "done"],
  [
    { ...sent(8, 0, 0), left: 54 },
    "8 sent again, of these 8 accepted · 54 no longer matched when it was their turn. ",
    "plain",
  ],
  [{ sent: null }, "8 tried again. ", "plain"],
  [{ done: 0, passed: 8 }, "8 had nothing to do. ", "plain"],
])(
  "of what was sent again it is said what became of it, and green is what was accepted: %o",
  (more, said, tone) => {
    expect(says({ ...TRIED, ...more })).toBe(`Trying runs again is over: ${said}`);
    expect(document.querySelector(".banner")?.className).toBe(`banner ${tone}`);
  },
);

it("what was ended before its end is no success", () => {
  says({ ...TRIED, ...sent(3, 0, 0), done: 3, state: "cancelled" });

  expect(document.querySelector(".banner")?.className).toBe("banner plain");
});

it("what was not done at all is no success", () => {
  says({ state: "done", done: 0, could_not: 0, passed: 3 });

  expect(document.querySelector(".banner")?.className).toBe("banner plain");
});

it("what came of it goes when it was seen", () => {
  says({ state: "done" });
  fireEvent.click(screen.getByRole("button", { name: "Hide this" }));
  expect(screen.queryByText(/Stopping runs is over/)).toBeNull();
});

it("several that are over are one line, which opens and is put away whole", () => {
  const { lines } = open({ state: "done" }, { ...TRIED, ...sent(0, 8, 0) }, { state: "done" });
  const newest = "Stopping runs is over: 1,204 done. ";
  expect(lines()).toEqual([`${newest}And 2 more, some of which need you`]);

  fireEvent.click(screen.getByRole("button", { name: /^And 2 more/ }));
  expect(lines()).toHaveLength(3);
  fireEvent.click(screen.getByRole("button", { name: "Show only the last" }));
  fireEvent.click(screen.getByRole("button", { name: "Hide this" }));

  expect(lines()).toEqual([]);
});

it("of several that are open one is put away alone", () => {
  const { lines } = open({ state: "done" }, { state: "done", done: 7 });
  fireEvent.click(screen.getByRole("button", { name: "And 1 more" }));
  fireEvent.click(screen.getAllByRole("button", { name: "Hide this" })[0] as HTMLElement);

  expect(lines()).toEqual(["Stopping runs is over: 7 done. "]);
});

it("what is green goes with the page on which it was seen, and what is not stays", () => {
  const { lines, goTo } = open({ state: "done" }, { state: "done", could_not: 6 });
  expect(lines()).toHaveLength(1);

  goTo("/problems");

  expect(lines()).toEqual(["Stopping runs is over: 1,204 done · 6 could not. Show"]);
  goTo("/people");
  expect(lines()).toHaveLength(1);
});

it("what was put away does not come back with a new page", async () => {
  says({ state: "done" });
  fireEvent.click(screen.getByRole("button", { name: "Hide this" }));
  cleanup();
  vi.resetModules();
  const { putAway } = await import("#ui/host/put-away.ts");

  expect(putAway.read()).toEqual(["job_1"]);
  expect(says({ state: "done" })).toBe("");
  expect(says({ id: "job_2", state: "done" })).toContain("Stopping runs is over");
});

it.each([
  [false, "Something of it cannot be read."],
  [true, "In part: Something of it cannot be read."],
])("what was done in part is told as such: %s", async (in_part, said) => {
  const missed: Shape<"MissedRun"> = {
    run: "run_1",
    person: { id: "per_1", name: "Ada", work_email: null },
    workflow: { id: "wf_1", name: "Leavers" },
    kind: "not_read",
    reason: null,
    in_part,
  };
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async () => Response.json({ items: [missed], more: 0 }));
  says({ state: "done", could_not: 1 });
  fireEvent.click(screen.getByRole("button", { name: "Show" }));

  expect(await screen.findByText(said)).toBeDefined();
  expect(screen.getByText(/^Something was not done in these runs/)).toBeDefined();
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { staleKeys } from "#ui/api/cache/keys.ts";
import type { RunSummary, Shape } from "#ui/api/shapes.ts";
import { aboutRuns } from "#ui/runs/many/about-runs.ts";
import { toggled } from "#ui/runs/many/chosen.ts";
import { ManyBar } from "#ui/runs/many/many-bar.tsx";
import "#ui/words/i18n.ts";

const asked: { path: string; body: unknown }[] = [];

const MATCHED: Shape<"RunsMatched"> = {
  all: { n: 12_430, exact: true },
  open: { n: 12_000, exact: true },
  workflows: [{ id: "wf_1", name: "Leavers" }],
  more_workflows: 2,
  as_of: { at: "2026-11-30T09:00:00Z", item: 7, run: 9 },
};
let counted = 0;
/** How many of all that match need somebody. */
let needing = MATCHED.open;

function runOf(n: number, status: RunSummary["status"] = "waiting", workflow = "Leavers") {
  return {
    id: `run_${n}`,
    person: { id: `per_${n}`, name: `Person ${n}` },
    workflow: { id: `wf_${workflow}`, name: workflow },
    status,
    where: { step: `step_${n}` },
  } as RunSummary;
}

beforeEach(() => {
  asked.length = 0;
  counted = 0;
  needing = MATCHED.open;
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (request.method === "POST") asked.push({ path: pathname, body: await request.json() });
    const areNeeding = new URL(request.url).searchParams.get("status") === "needs_you";
    if (pathname.endsWith("/matching") && !areNeeding) counted += 1;
    const matched = areNeeding ? { ...MATCHED, open: needing } : MATCHED;
    return Response.json(pathname.endsWith("/matching") ? matched : {});
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

type Chosen = Parameters<typeof ManyBar>[0]["chosen"];

function show(chosen: Chosen) {
  const all = vi.fn();
  const clear = vi.fn();
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <ManyBar chosen={chosen} filters={chosen.filters} onChooseAll={all} onClear={clear} />
    </QueryClientProvider>,
  );
  return { all, clear, client };
}

it("ticked runs are counted, and all that match are one press away", async () => {
  const { all } = show({ kind: "ticked", runs: [1, 2, 3].map((n) => runOf(n)), filters: {} });

  expect(screen.getByText("3 selected")).toBeDefined();
  fireEvent.click(await screen.findByRole("button", { name: "Select all 12,430 that match" }));
  expect(all).toHaveBeenCalledOnce();
});

it("nothing is done without a reason, and then to each run where it was seen", async () => {
  const { clear } = show({
    kind: "ticked",
    runs: [runOf(1), runOf(2, "done", "Joiners")],
    filters: { waiting: "tool" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Skip step…" }));
  await screen.findByRole("alertdialog", { name: "Skip a step in 1 of 2 runs?" });
  expect(screen.getByText("Workflows: Leavers and Joiners.")).toBeDefined();
  expect(screen.getByText("1 of them is over already and stays as it is.")).toBeDefined();

  fireEvent.click(screen.getByRole("button", { name: "Skip step" }));
  expect(asked).toEqual([]);
  const why = screen.getByLabelText("Why are you skipping?");
  fireEvent.change(why, { target: { value: "Was done by hand" } });
  fireEvent.click(screen.getByRole("button", { name: "Skip step" }));

  await waitFor(() => expect(clear).toHaveBeenCalledOnce());
  expect(asked).toEqual([
    {
      path: "/api/v1/runs/act",
      body: {
        act: "skip_step",
        reason: "Was done by hand",
        gently: false,
        of: {
          kind: "listed",
          runs: [
            { run: "run_1", step: "step_1" },
            { run: "run_2", step: "step_2" },
          ],
          waiting_for: "tool",
        },
      },
    },
  ]);
});

it("of all that match it says how many, and that later ones are not meant", async () => {
  show({ kind: "all", filters: { status: "needs_you" } });
  await screen.findByText("All 12,430 that match are selected");
  fireEvent.click(screen.getByRole("button", { name: "Stop…" }));

  await screen.findByRole("alertdialog", { name: "Stop 12,430 runs?" });
  expect(screen.getByText("Workflows: Leavers, and 2 more.")).toBeDefined();
  expect(screen.getByText("430 of them are over already and stay as they are.")).toBeDefined();
  expect(screen.getByText("Runs that start from now on are not meant.")).toBeDefined();
});

it("no more are ticked than can be, and what is ticked whole is ticked off", () => {
  const many = Array.from({ length: 600 }, (_, n) => runOf(n));
  const full = toggled(new Map(), many);
  expect(full.size).toBe(500);
  const few = many.slice(0, 3);
  expect(toggled(full, few).size).toBe(497);
  expect([...toggled(new Map(), few).keys()]).toEqual(["run_0", "run_1", "run_2"]);
});

it("of many workflows some are named", () => {
  const runs = Array.from({ length: 9 }, (_, n) => runOf(n, "waiting", `Flow ${n}`));
  const about = aboutRuns({ kind: "ticked", runs, filters: {} }, undefined);
  expect([about.workflows.length, about.more, about.over]).toEqual([6, 3, 0]);
});

it("all that match go with as of when they were seen", async () => {
  const { clear } = show({ kind: "all", filters: { status: "needs_you" } });
  await screen.findByText("All 12,430 that match are selected");
  fireEvent.click(screen.getByRole("button", { name: "Stop…" }));
  const why = await screen.findByLabelText("Why are you stopping them?");
  fireEvent.change(why, { target: { value: "Withdrawn" } });
  fireEvent.click(screen.getByRole("button", { name: "Stop runs" }));

  await waitFor(() => expect(clear).toHaveBeenCalledOnce());
  expect(asked[0]?.body).toMatchObject({
    of: { kind: "matching", status: "needs_you", as_of: MATCHED.as_of },
  });
});

it("how many match is counted for the bar and for the sheet, and not with each change", async () => {
  const { client } = show({ kind: "all", filters: {} });
  await screen.findByText("All 12,430 that match are selected");
  expect(counted).toBe(1);

  for (const key of staleKeys("run", "run_1")) await client.invalidateQueries({ queryKey: key });
  expect(counted).toBe(1);
  fireEvent.click(screen.getByRole("button", { name: "Stop…" }));
  await waitFor(() => expect(counted).toBe(2));
});

it("of two numbers that are about right no exact one is made", () => {
  const about = (n: number, exact: boolean) => ({ n, exact });
  const of = (all: Shape<"Count">, open: Shape<"Count">) =>
    aboutRuns({ kind: "all", filters: {} }, { ...MATCHED, all, open }).over;

  expect(of(about(12_430, true), about(12_000, true))).toBe(430);
  expect(of(about(50_000, false), about(45_787, false))).toBeNull();
  expect(of(about(50_000, false), about(50_000, false))).toBe(0);
});

it("pressed without a network, says that nothing is repeated by itself, and can be pressed again", async () => {
  const { clear } = show({ kind: "ticked", runs: [runOf(1)], filters: {} });
  const answers = globalThis.fetch;
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  fireEvent.click(screen.getByRole("button", { name: "Try again…" }));
  const why = await screen.findByLabelText("Why are you trying again?");
  fireEvent.change(why, { target: { value: "It works again" } });
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));

  await screen.findByText(/does not do this again by itself/);
  expect(screen.queryByText(/goes on by itself/)).toBeNull();
  vi.stubGlobal("fetch", answers);
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));

  await waitFor(() => expect(clear).toHaveBeenCalledOnce());
  expect(asked).toHaveLength(1);
});

it("says before it is asked why in how many of all that match a step is skipped", async () => {
  needing = { n: 7, exact: true };
  show({ kind: "all", filters: {} });
  await screen.findByText("All 12,430 that match are selected");

  fireEvent.click(screen.getByRole("button", { name: "Skip step…" }));

  await screen.findByRole("alertdialog", { name: "Skip a step in 7 of 12,430 runs?" });
});

it.each([
  ["all that wait, of which none needs anybody", { kind: "all", filters: { status: "waiting" } }],
  ["ticked runs that are over", { kind: "ticked", runs: [runOf(1, "done")], filters: {} }],
] as const)("offers no skipping where it is for nobody: %s", async (_, chosen) => {
  show(chosen);

  const button = await screen.findByRole("button", { name: "Skip step…" });
  expect(button.hasAttribute("disabled")).toBe(true);
  screen.getByText("None of them stands at a step that can be skipped.");
});

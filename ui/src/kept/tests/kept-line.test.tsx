import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { KeptLine } from "#ui/kept/kept-line.tsx";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function kept(name: string, was_problem = false) {
  const person = { value: `${name}@acme.example`, whom: name, person: name, name, starts: true };
  const people = [{ ...person, has_left: false, in_it: false, done_at: null }];
  return { id: name, at: "2026-11-18T16:20:00Z", from: "Jira", people, count: 1, was_problem };
}

const THREE = [kept("Li Na"), kept("Max"), kept("Zoe")];

it.each([
  ["live", 1, [kept("Li Na")], "Nothing has started with it. Li Na", "Start or leave…"],
  [
    "live",
    5,
    THREE,
    "Nothing has started with them. Li Na, Max, Zoe and 2 more calls",
    "Start or leave…",
  ],
  [
    "live",
    2,
    [kept("Li Na"), kept("Max"), kept("Ada", true)],
    "Nothing has started with them. Li Na and Max",
    "Start or leave…",
  ],
  ["off", 1, [kept("Li Na")], "The workflow is off, so nothing starts. Li Na", "Look at it…"],
  [
    "unread",
    2,
    [kept("Li Na"), kept("Max")],
    "The version that is live can’t be read, so nothing starts. Li Na and Max",
    "Look at them…",
  ],
  [
    "off",
    1200,
    THREE,
    "The workflow is off, so nothing starts. Li Na, Max, Zoe and 1,197 more calls",
    "Look at them…",
  ],
] as const)("a workflow that is %s says of %i kept calls what starts", async (...given) => {
  const [stands, kept_count, items, said, button] = given;
  const live_unreadable = stands === "unread";
  const state = live_unreadable ? "live" : stands;
  vi.stubGlobal("fetch", async () => Response.json({ items, next: null, kept: kept_count }));
  const live = { live_version: 1, live_unreadable };
  const workflow = { id: "wf_1", name: "Leavers", state, ...live, kept_count };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <KeptLine workflow={workflow} onOpen={() => undefined} />
    </QueryClientProvider>,
  );

  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.getByRole("button", { name: button })).toBeTruthy();
});

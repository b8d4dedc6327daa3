import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { ProblemBody } from "#ui/problems/problem-body.tsx";
import { words } from "#ui/words/en/problems.ts";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => () => undefined,
  Link: ({ to, search, children }: { to: string; search: object; children: ReactNode }) => (
    <a href={`${to}?${new URLSearchParams({ ...search })}`}>{children}</a>
  ),
}));

const problem: ProblemGroup = {
  ...aProblem,
  actions: ["choose_person", "ignore"],
  from: "Personio",
  step: "trg_1",
  step_name: "Another tool calls",
};
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

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

function open(changed: Partial<ProblemGroup> = {}, items: readonly ProblemItem[] = []) {
  vi.stubGlobal("fetch", async () => Response.json({ items, next: null, unreadable: [] }));
  render(
    <QueryClientProvider client={queries}>
      <ProblemBody
        problem={{ ...problem, ...changed }}
        title="Said"
        text="Lead"
        onAsking={() => undefined}
      />
    </QueryClientProvider>,
  );
}

it("a call in which nobody was found leads to where its step says whom it is about", () => {
  open();

  const link = screen.getByRole("link", { name: "Open “Another tool calls”" });
  expect(link.getAttribute("href")).toBe("/workflows/$workflow?step=trg_1&replace=say_who");
});

it.each([
  ["is over", { state: "solved" }],
  ["is another one", { kind: "unreadable" }],
] as const)("there is no such way where the problem %s", (_, changed) => {
  open(changed);

  expect(screen.queryByRole("link")).toBeNull();
});

it("what is done in place of a step is no further step", () => {
  open({ kind: "not_accepted", actions: ["send_again", "skip", "ignore"] });

  const numbers = [...document.querySelectorAll(".plan-number")].map((one) => one.textContent);
  expect(numbers).toEqual(["1"]);
  screen.getByRole("heading", { name: "Or open the run" });
});

it("says the time of a call once, and calls it no person", async () => {
  open({}, [item]);
  const line = (await screen.findByText("A call")).closest("li");

  expect(line?.textContent?.match(/\d\d:\d\d/g)).toHaveLength(1);
  screen.getByRole("heading", { name: "The calls" });
});

it("what is said of a problem is not said again under what is to be done", () => {
  const sentences = (text: string) => text.split(/(?<=\.) /);
  const { mend, send_againAs: _, ...todo } = words.todo;
  const done = [...Object.values(todo), ...Object.values(mend)].flatMap(sentences);
  const twice = Object.values(words.kind).flatMap(({ text }) =>
    sentences(text).filter((one) => done.includes(one)),
  );

  expect(twice).toEqual([]);
});

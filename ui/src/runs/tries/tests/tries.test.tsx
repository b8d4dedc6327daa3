import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Run } from "#ui/api/shapes.ts";
import { Tries } from "#ui/runs/tries/tries.tsx";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const tried = (n: number) => ({
  n,
  started_at: "2026-11-28T09:00:00Z",
  ended_at: null,
  outcome: null,
  status: null,
});

const message = (occurrence: number, ...tries: number[]) => ({
  id: `msg_${occurrence}`,
  step: "step_1",
  occurrence,
  state: "sending",
  tries: tries.map(tried),
});

it.each([
  ["one message", [message(1, 1, 2)], ["Try 2", "Try 1"]],
  [
    "two messages, each with a first try of its own",
    [message(1, 1, 2), message(2, 1)],
    ["Try 1 of message 2", "Try 2 of message 1", "Try 1 of message 1"],
  ],
])("tries are told from each other: of %s", async (_, items, names) => {
  vi.stubGlobal("fetch", async () => Response.json({ items, unreadable: [] }));
  render(
    <QueryClientProvider client={queries}>
      <Tries run={{ id: "run_1" } as Run} step="step_1" tool="Okta" />
    </QueryClientProvider>,
  );

  const lines = await screen.findAllByRole("button");
  const told = lines.map(({ firstElementChild }) => firstElementChild?.textContent);
  expect(told.map((text) => text?.replace(/[\u2068\u2069]/g, ""))).toEqual(names);
});

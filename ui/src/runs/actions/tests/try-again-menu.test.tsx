import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { RunStep, Verb } from "#ui/api/shapes.ts";
import { TryAgainMenu } from "#ui/runs/actions/try-again-menu.tsx";
import { AHEAD } from "#ui/runs/tests/run-of.ts";
import "#ui/words/i18n.ts";

// jsdom has none.
beforeEach(() => void vi.stubGlobal("CSS", { escape: (text: string) => text }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function entries(button: string, ...verbs: readonly Verb[]) {
  const step: RunStep = {
    ...AHEAD,
    status: "running",
    actions: verbs.map((action) => ({ action, allowed: true, reason_code: null })),
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TryAgainMenu step={step} open sends standsOut={false} onChoose={() => undefined} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: button }));
  const all = screen.getAllByRole("menuitem");
  return all.map((one) => one.querySelector("span, div")?.textContent ?? one.textContent);
}

it("beside a button that tries it now, offers only what sends something else", () => {
  const all = entries("Send something else", "try_now", "send_again", "send_new").join();

  expect(all).toMatch(/^Change the data first….*Send with today’s details…/);
});

it("else offers the same, too", () => {
  expect(entries("Send again", "send_again", "send_new")[0]).toContain("Send again…");
});

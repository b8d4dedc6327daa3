import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { RunStep } from "#ui/api/shapes.ts";
import { SkipDialog } from "#ui/runs/actions/skip-dialog.tsx";
import { AHEAD, runOf } from "#ui/runs/tests/run-of.ts";
import { flow, wait } from "#ui/steps/tests/flows.ts";
import { i18next } from "#ui/words/i18n.ts";

afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await i18next.changeLanguage("en");
});

function ask(problem: string) {
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  const laptop = wait("Laptop");
  const step: RunStep = {
    ...AHEAD,
    status: "needs_you",
    detail: { kind: "not_delivered", params: { problem } },
    actions: [{ action: "skip", allowed: true, reason_code: null }],
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SkipDialog
        run={runOf(flow(laptop), { [laptop.id]: step })}
        stepId={laptop.id}
        stepName="Laptop"
        step={step}
        verb="skip"
        onClose={() => undefined}
      />
    </QueryClientProvider>,
  );
}

it.each([
  ["en", "already_there", /^Treat “.*Laptop.*” as done for/, "Treat as done"],
  [
    "de",
    "already_there",
    /^„.*Laptop.*“ für .* als erledigt behandeln\?$/,
    "Als erledigt behandeln",
  ],
  ["en", "not_accepted", /^Skip “.*Laptop.*” for/, "Skip step"],
])(
  "asks in the words of the button that opened it: %s %s",
  async (language, problem, title, button) => {
    await i18next.changeLanguage(language);
    ask(problem);

    expect(screen.getByRole("heading", { name: title })).toBeTruthy();
    expect(screen.getByRole("button", { name: button })).toBeTruthy();
  },
);

it("says that the history calls it skipped", () => {
  ask("already_there");

  expect(screen.getByText(/In the history, the step is called skipped\.$/)).toBeTruthy();
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { RunStep, Verb } from "#ui/api/shapes.ts";
import { StepActions } from "#ui/runs/actions/step-actions.tsx";
import { AHEAD, runOf } from "#ui/runs/tests/run-of.ts";
import { flow, wait } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

afterEach(cleanup);

/** The button that stands out at a step where these verbs are offered, each possible or not. */
function filled(verbs: Partial<Record<Verb, boolean>>, status: RunStep["status"] = "waiting") {
  const laptop = wait("Laptop");
  const step: RunStep = {
    ...AHEAD,
    status,
    actions: Object.entries(verbs).map(([action, allowed]) => ({
      action: action as Verb,
      allowed,
      reason_code: allowed ? null : "nothing_queued",
    })),
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <StepActions
        run={runOf(flow(laptop), { [laptop.id]: step })}
        stepId={laptop.id}
        stepName="Laptop"
        step={step}
        onAsk={() => {}}
      />
    </QueryClientProvider>,
  );
  const buttons = screen.getAllByRole("button");
  return buttons
    .filter((button) => button.classList.contains("primary"))
    .map((one) => one.textContent);
}

describe("what stands out at a step", () => {
  it("is what brings it on", () => {
    expect(filled({ mark_received: true, skip: true })).toEqual(["Mark as received…"]);
    cleanup();
    expect(filled({ try_now: true, send_again: true, skip: true }, "running")).toEqual(["Try now"]);
  });

  it("is to try again where nothing waits to be sent", () => {
    const verbs = { try_now: false, send_again: true, skip: true };

    expect(filled(verbs, "needs_you")).toEqual(["Send again"]);
  });

  it("is never to skip", () => {
    expect(filled({ skip: true })).toEqual([]);
    expect(screen.getByRole("button", { name: "Skip step…" })).toBeTruthy();
  });

  it("is nothing where the step is over", () => {
    expect(filled({ send_new: true }, "done")).toEqual([]);
  });
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ProblemGroup, RunStep, Verb } from "#ui/api/shapes.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { StepActions } from "#ui/runs/actions/step-actions.tsx";
import { AHEAD, runOf } from "#ui/runs/tests/run-of.ts";
import { flow, wait } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => () => undefined,
  Link: ({ children }: { children: ReactNode }) => children,
}));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The button that stands out at a step where these verbs are offered, each possible or not. */
function filled(
  verbs: Partial<Record<Verb, boolean>>,
  status: RunStep["status"] = "waiting",
  more: Partial<RunStep> = {},
) {
  const laptop = wait("Laptop");
  const step: RunStep = {
    ...AHEAD,
    ...more,
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

    expect(filled(verbs, "needs_you")).toEqual(["Try again"]);
  });

  it("offers no try beside what can be sent again where nothing waits to be tried", () => {
    filled({ try_now: false, send_again: true, skip: true }, "needs_you");
    expect(screen.queryByRole("button", { name: "Try now" })).toBeNull();
    cleanup();

    filled({ try_now: false, skip: true }, "needs_you");
    screen.getByRole("button", { name: "Try now" });
  });

  it("is never to skip", () => {
    expect(filled({ skip: true })).toEqual([]);
    expect(screen.getByRole("button", { name: "Skip step…" })).toBeTruthy();
  });

  it.each([
    ["data_not_accepted", ["Change the data first…"]],
    ["already_there", ["Treat as done…"]],
    ["answer_cut", []],
  ])("is never to send the same data after %s", (problem, expected) => {
    const detail = { kind: "not_delivered" as const, params: { problem } };

    const verbs = { try_now: true, send_again: true, skip: true };

    expect(filled(verbs, "needs_you", { detail })).toEqual(expected);
  });

  it("treats as done what the other tool has already", () => {
    const detail = { kind: "not_delivered" as const, params: { problem: "already_there" } };

    filled({ try_now: true, skip: true }, "needs_you", { detail });

    expect(screen.getByRole("button", { name: "Treat as done…" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Skip step…" })).toBeNull();
  });

  it("tries nothing now that would be answered the same", () => {
    const detail = { kind: "not_delivered" as const, params: { problem: "already_there" } };

    filled({ try_now: true, send_again: true, skip: true }, "needs_you", { detail });

    const all = screen.getAllByRole("button").map(({ textContent }) => textContent);
    expect(all[0]).toBe("Treat as done…");
    expect(all).not.toContain("Try now");
  });

  it("is to use the new settings where some are live, else they are not spoken of", () => {
    const detail = {
      kind: "cannot_prepare" as const,
      params: { problem: "value_missing", detail: "person /manager" },
    };
    const verbs = (newer: boolean) => ({ use_settings: newer, send_again: true, skip: true });

    const newer = { parts: ["content"], is_mend: true };
    expect(filled(verbs(true), "needs_you", { detail, newer })).toEqual(["Use the new settings…"]);
    expect(screen.getAllByRole("button")[0]?.textContent).toBe("Use the new settings…");
    cleanup();
    expect(filled(verbs(false), "needs_you", { detail })).toEqual(["Fill in “Manager”…"]);
    expect(screen.queryByRole("button", { name: "Use the new settings…" })).toBeNull();
  });

  it.each(["already_there", "tool_broken"])(
    "is never what makes a second message: %s",
    (problem) => {
      const detail = { kind: "not_delivered" as const, params: { problem } };
      const newer = { parts: ["content"], is_mend: false };
      const verbs = { use_settings: true, send_again: true, skip: true };

      expect(filled(verbs, "needs_you", { detail, newer })).not.toContain("Use the new settings…");
      screen.getByRole("button", { name: "Use the new settings…" });
    },
  );

  it("is nothing where the step is over", () => {
    expect(filled({ send_new: true }, "done")).toEqual([]);
  });
});

describe("where the other tool does not take the token", () => {
  const refused: Partial<RunStep> = {
    detail: { kind: "not_delivered", params: { problem: "token_not_valid" } },
  };
  const of = (problem: Partial<ProblemGroup>) => ({
    ...aProblem,
    kind: "token_not_valid" as const,
    ...problem,
  });
  const CASES: [string, Partial<ProblemGroup> | null, string][] = [
    ["the mend stands out", {}, "Fix connection"],
    ["it is to try now once that was done", { mended: true }, "Try now"],
    ["it is to try now where nobody asks for the mend any more", null, "Try now"],
  ];

  it.each(CASES)("%s", async (_, problem, expected) => {
    const laptop = wait("Laptop");
    const items = problem ? [of({ ...problem, step: laptop.id })] : [];
    vi.stubGlobal("fetch", async (asked: Request | string) => {
      const url = typeof asked === "string" ? asked : asked.url;
      return Response.json(url.includes("/problems") ? { items, next: null, unreadable: [] } : []);
    });
    const step: RunStep = {
      ...AHEAD,
      ...refused,
      status: "needs_you",
      actions: [{ action: "try_now", allowed: true, reason_code: null }],
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

    await waitFor(() => {
      const filled = screen
        .getAllByRole("button")
        .filter((button) => button.classList.contains("primary"));
      expect(filled.map((one) => one.textContent)).toEqual([expected]);
    });
  });
});

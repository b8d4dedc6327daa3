import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { RunSummary } from "#ui/api/shapes.ts";
import { useWhereWords } from "#ui/run-table/where-words.ts";
import "#ui/words/i18n.ts";

const words = (run: Pick<RunSummary, "where" | "stopped">) =>
  renderHook(() => useWhereWords()).result.current(run);
const where = (more: number): RunSummary["where"] => ({
  kind: "waiting_for_call",
  params: {},
  step: "step_1",
  step_name: "Laptop ready",
  tool: null,
  more,
});

describe("where a run is", () => {
  it("has how many more there are apart from the place, which alone may be cut", () => {
    expect(words({ where: where(2), stopped: null })).toEqual({
      whole: "Waiting for another tool: Laptop ready, and 2 more",
      before: "",
      place: "Waiting for another tool: Laptop ready",
      behind: ", and 2 more",
    });
    expect(words({ where: where(0), stopped: null }).behind).toBe("");
  });

  it("says when the next try is", () => {
    const trying = { ...where(0), kind: "trying_again" as const, tool: "Okta" };
    const params = { next_try: "2026-11-28T09:04:00Z" };

    expect(words({ where: { ...trying, params }, stopped: null }).whole).toMatch(
      /^Trying again: Laptop ready · next try .*\d\d/,
    );
    expect(words({ where: trying, stopped: null }).whole).toBe("Trying again: Laptop ready");
  });

  it("says until when it waits for more about its person", () => {
    const settling = { ...where(0), kind: "settling" as const, step: null, step_name: null };
    const params = { until: "2026-11-28T09:04:00Z" };

    expect(words({ where: { ...settling, params }, stopped: null }).whole).toMatch(
      /^Waiting until .*\d\d.* for more about this person$/,
    );
  });

  it("says who stopped it", () => {
    const stopped = {
      kind: "run_stopped" as const,
      by: "Dana",
      why: "Starts in March",
      at: "2026-11-28T09:00:00Z",
    };

    expect(words({ where: { ...where(0), kind: "stopped" }, stopped }).whole).toBe(
      "Stopped by Dana",
    );
  });
});

import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useProblemReport } from "#ui/problems/use-problem-report.ts";
import "#ui/words/i18n.ts";

it("tells IT what, where, since when and how often, and nobody's name", () => {
  const { result } = renderHook(() => useProblemReport());

  const report = result.current(
    {
      actions: [],
      ended: null,
      mended: false,
      newer: null,
      others: 0,
      from: null,
      says: {},
      calls: 3,
      connection: null,
      id: "prb_1",
      kind: "nobody_matches",
      likely: null,
      last_at: "2026-11-28T09:00:00Z",
      params: { tool: "Okta & Co" },
      people: 2,
      person: "per_1",
      person_name: "Maria Lopez",
      since: "2026-11-27T09:00:00Z",
      state: "open",
      step: "step_1",
      step_name: "Wait for IT",
      workflow: "wf_1",
      workflow_name: "Onboarding",
    },
    "Nobody matches",
  );

  expect(report.split("\n")).toEqual([
    "Baton problem: Nobody matches (nobody_matches)",
    'workflow "Onboarding", step "Wait for IT"',
    "since 2026-11-27T09:00:00Z, last 2026-11-28T09:00:00Z",
    "2 people, 3 calls",
    "tool: Okta & Co",
  ]);
});

import { expect, test } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { callsSince } from "#ui/runs/step/came/calls-since.ts";

const call = (at: string): Shape<"CallSummary"> => ({
  id: `call_${at}`,
  address: "7F3K",
  workflow: "wf_1",
  at,
  from: "Jira-Webhooks/1.0",
  network: "198.51.100.7",
  kind: "accepted",
  readable: true,
  size: 2,
  can_use: false,
  duplicate_of: null,
  dispositions: [],
  became: [],
  says: {},
});

test("only calls since the wait began are shown, in whatever zone they are written", () => {
  const calls = ["2026-11-17T10:00:00+01:00", "2026-11-17T08:59:59Z", "2026-11-18T09:00:00Z"];

  const shown = callsSince(calls.map(call), "2026-11-17T09:00:00Z");

  expect(shown.map(({ at }) => at)).toEqual([calls[0], calls[2]]);
});

import { expect, it } from "vitest";
import { hasNoRunYet } from "#ui/calls/matching/no-run-yet.ts";

it.each([
  ["was never live", null, 0, 0, true],
  ["is live, and nobody has started", 1, 0, 0, true],
  ["has somebody in it", 1, 1, 0, false],
  ["has had somebody in it", 2, 0, 1, false],
] as const)("a workflow that %s", (_, live_version, in_it, done_30d, is) => {
  expect(hasNoRunYet({ live_version, in_it, done_30d })).toBe(is);
});

import { expect, it } from "vitest";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { withAsked, withCameFor } from "#ui/problems/with-asked.ts";

const problem = (id: string, people = 1): ProblemGroup => ({
  ended: null,
  mended: false,
  newer: null,
  others: 0,
  from: null,
  says: {},
  actions: ["send_again", "ignore"],
  calls: 0,
  connection: null,
  id,
  kind: "token_not_valid",
  likely: null,
  last_at: "2026-11-28T09:00:00Z",
  params: {},
  people,
  person: null,
  person_name: null,
  since: "2026-11-28T09:00:00Z",
  state: "open",
  step: null,
  step_name: null,
  workflow: null,
  workflow_name: null,
});

it("a problem that is asked about stays as it was, and when it ends, until the question is over", () => {
  const [one, two] = [problem("prb_1"), problem("prb_2", 37)];

  expect(withAsked([one, problem("prb_2", 36)], two)).toEqual([one, two]);
  expect(withAsked([one], two)).toEqual([two, one]);
  expect(withAsked([one], null)).toEqual([one]);
});

it("a problem that somebody came for is there and first, whichever page it is on", () => {
  const [one, two] = [problem("prb_1"), problem("prb_2")];

  expect(withCameFor([one], two)).toEqual([two, one]);
  expect(withCameFor([one, two], two)).toEqual([two, one]);
  expect(withCameFor([one], null)).toEqual([one]);
});

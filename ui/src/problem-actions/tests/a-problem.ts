import type { ProblemGroup } from "#ui/api/shapes.ts";

/** A problem of one call, for tests to change what they are about. */
export const aProblem: ProblemGroup = {
  actions: [],
  ended: null,
  from: "Jira",
  says: {},
  calls: 1,
  connection: null,
  id: "prb_1",
  kind: "names_nobody",
  likely: null,
  last_at: "2026-11-28T09:00:00Z",
  mended: false,
  newer: null,
  others: 0,
  params: {},
  people: 0,
  person: null,
  person_name: null,
  since: "2026-11-27T09:00:00Z",
  state: "open",
  step: "step_1",
  step_name: "Laptop",
  workflow: "wf_1",
  workflow_name: "Onboarding",
};

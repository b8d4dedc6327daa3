import type { Run, RunStep } from "#ui/api/shapes.ts";
import type { Definition, StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";

/** A step that the run has not come to. */
export const AHEAD: RunStep = {
  status: "not_yet",
  since: null,
  detail: null,
  waiting: null,
  paths: null,
  message: null,
  done_again: false,
  by_hand: null,
  settings: null,
  newer: null,
  actions: [],
};

/** A run that stands as told; it has not come to any other step. */
export function runOf(
  definition: Definition,
  steps: Readonly<Record<StepId, Partial<RunStep>>>,
): Run {
  const ids = outline(definition).entries.map(({ id }) => id);
  return {
    id: "run_1",
    person: { id: "per_1", name: "Maria Lopez", work_email: null },
    workflow: { id: "wf_1", name: "New-hire onboarding" },
    version: 1,
    current_version: 1,
    status: "waiting",
    where: { kind: "moving", params: {}, step: null, step_name: null, tool: null, more: 0 },
    last_news_at: "2026-11-28T09:00:00Z",
    started_at: "2026-11-28T08:00:00Z",
    finished_at: null,
    try_out: false,
    stopped: null,
    started_by: { kind: "call", call: null, params: {} },
    definition,
    steps: Object.fromEntries(ids.map((id) => [id, { ...AHEAD, ...steps[id] }])),
  };
}

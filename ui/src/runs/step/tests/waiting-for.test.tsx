import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { staleKeys } from "#ui/api/cache/keys.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { StepFacts } from "#ui/runs/step/step-facts.tsx";
import { runOf } from "#ui/runs/tests/run-of.ts";
import { flow, wait } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

const jira = wait("Jira");

it("says by which e-mail a call finds the run, and that a former one fits, too", () => {
  vi.stubGlobal("fetch", async () => Response.json({ items: [], next: null }));
  const waiting: Shape<"StepWaiting"> = {
    address: "576E3PH7JG",
    match_value: "rob.new@acme.example",
    former_emails: ["rob@acme.example", "robert@acme.example"],
    reminder_at: null,
    limit_at: null,
    due_at: null,
    due_from: null,
    calls: { named: 0, others: 0, unread: 0, more: false },
  };
  const run = runOf(flow(jira), { [jira.id]: { status: "waiting", waiting } });
  const step = run.steps[jira.id];
  if (!step) throw new Error("no such step");
  render(
    <QueryClientProvider client={queries}>
      <StepFacts run={run} step={step} stepId={jira.id} advice={null} />
    </QueryClientProvider>,
  );

  const said = screen.getByText("Waiting for").nextElementSibling?.textContent ?? "";
  expect(said.replace(/[\u2068\u2069]/g, "")).toBe(
    "a call to /in/576E3P… about rob.new@acme.exampleA call about a former e-mail of this person fits, too: rob@acme.example and robert@acme.example",
  );
});

it("asks again about a run in view when its person is another than before", () => {
  expect(staleKeys("person", "per_1")).toContainEqual(["run"]);
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Step } from "#ui/document/definition.ts";
import { MarkReceivedDialog } from "#ui/runs/actions/mark-received-dialog.tsx";
import { AHEAD, runOf } from "#ui/runs/tests/run-of.ts";
import { call, flow, wait } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

vi.stubGlobal("CSS", { escape: (text: string) => text });
vi.stubGlobal("fetch", async () => Response.json({}));
afterEach(cleanup);

function opened(laptop: Step, ...later: Step[]) {
  const step = { ...AHEAD, status: "waiting" as const };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MarkReceivedDialog
        run={runOf(flow(laptop, ...later), { [laptop.id]: step })}
        stepId={laptop.id}
        stepName={laptop.name}
        step={step}
        verb="mark_received"
        onClose={() => undefined}
      />
    </QueryClientProvider>,
  );
}

const DATA = "What the call would have said";

it("asks for nothing but a reason where no later step uses what the call says", () => {
  opened(wait("Laptop"), call("Tell HR"));

  expect(screen.getByText(/No later step uses what the call says\./)).toBeTruthy();
  expect(screen.queryByText(DATA)).toBeNull();
  expect(screen.getAllByRole("textbox")).toHaveLength(1);
});

it("asks for what a later step uses", () => {
  const laptop = wait("Laptop");
  const reference = { source: { kind: "step" as const, step: laptop.id }, pointer: "/serial" };
  const segments = [{ kind: "detail" as const, reference, format: "as_is" as const }];
  const value = { segments, type: "text" as const, when_empty: { kind: "stop" as const } };
  const content = { kind: "fields" as const, fields: [{ name: "serial", value }] };
  opened(laptop, call("Tell HR", { content }));

  expect(screen.getByText(DATA)).toBeTruthy();
  expect(screen.getByRole("textbox", { name: "serial" })).toBeTruthy();
});

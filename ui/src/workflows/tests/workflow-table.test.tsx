import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { WorkflowSummary } from "#ui/api/shapes.ts";
import { WorkflowTable } from "#ui/workflows/workflow-table.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/there">{children}</a>,
}));
vi.mock("#ui/workflows/workflow-menu.tsx", () => ({ WorkflowMenu: () => null }));
afterEach(cleanup);

const workflow: WorkflowSummary = {
  id: "wf_1",
  name: "New hires",
  state: "live",
  live_version: 3,
  live_unreadable: false,
  draft_changed: false,
  start: { kind: "call_received", from: [] },
  in_it: 0,
  part_way: 0,
  done_30d: 0,
  kept_count: 0,
} as unknown as WorkflowSummary;

it.each([
  [false, "Live v3"],
  [true, "v3 can’t be read"],
])("says of a live version whether it can be read: %s", (live_unreadable, mark) => {
  render(<WorkflowTable workflows={[{ ...workflow, live_unreadable }]} />);

  expect(screen.getByText(mark)).toBeTruthy();
  expect(screen.queryAllByText("Live v3")).toHaveLength(live_unreadable ? 0 : 1);
});

import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { KeptSection } from "#ui/problems/kept-section.tsx";
import "#ui/words/i18n.ts";

let count = 2;
vi.mock("#ui/api/workflows.ts", () => ({
  useWorkflows: () => ({
    data: [{ id: "wf_1", name: "New hires", state: "live", live_version: 1, kept_count: count }],
  }),
}));
vi.mock("#ui/api/kept.ts", () => ({ useKeptCalls: () => ({ data: undefined }) }));
vi.mock("#ui/kept/kept-calls.tsx", () => ({ KeptCalls: () => <p>the dialog works</p> }));

afterEach(cleanup);

it("the dialog that starts kept calls stays while it works, when none is kept any more", () => {
  const page = render(<KeptSection />);
  fireEvent.click(screen.getByRole("button"));
  expect(screen.getByText("the dialog works")).toBeTruthy();

  count = 0;
  page.rerender(<KeptSection />);
  expect(screen.queryByRole("region")).toBeNull();
  expect(screen.getByText("the dialog works")).toBeTruthy();
});

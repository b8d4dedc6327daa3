import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { PracticeList, usePracticeSteps } from "#ui/designer/live/practice-list.tsx";
import type { Step } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { call, choose, flow, wait } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Listed() {
  return <PracticeList steps={usePracticeSteps()} onShow={() => undefined} />;
}

/** Opens the list of a workflow of these steps; the steps that it leads to. */
function open(...steps: Step[]): string[] {
  const shown: string[] = [];
  const designer = {
    of: outline(flow(...steps)),
    showField: ({ step }: { step: string }) => shown.push(step),
  } as unknown as Designer;
  render(
    <DesignerProvider value={designer}>
      <Listed />
    </DesignerProvider>,
  );
  return shown;
}

const by = (name: string, connection: string | null) => call(name, { connection });

it("says of each step that goes to the practice tool that nothing reaches another one", () => {
  vi.useFakeTimers();
  const inside = by("Order a laptop", "con_practice");
  const shown = open(by("Create user", "con_1"), wait("Wait"), choose([inside], []));

  const lines = screen.getAllByRole("listitem").map((one) => one.textContent);
  expect(lines).toEqual([
    "“Order a laptop” sends to the practice tool: nothing of it reaches another tool.Show me",
  ]);
  fireEvent.click(screen.getByRole("button", { name: "Show me" }));
  vi.runAllTimers();
  expect(shown).toEqual([inside.id]);
});

it("says nothing where each step has an address of its own, or none", () => {
  open(by("Create user", "con_1"), by("New", null));

  expect(screen.queryByRole("list")).toBeNull();
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { StepActions } from "#ui/designer/actions/use-actions.ts";
import { DesignerBar } from "#ui/designer/bar/designer-bar.tsx";
import { StepsList } from "#ui/designer/list/steps-list.tsx";
import type { Definition } from "#ui/document/definition.ts";
import { historyOf } from "#ui/document/history.ts";
import { outline } from "#ui/document/outline.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import "#ui/words/i18n.ts";

const definition = {
  name: "Blank",
  trigger: { id: "trg_1", name: "Another tool calls", start: { kind: "webhook_called" } },
  steps: [],
} as unknown as Definition;
const designer = {
  workflow: { id: "wf_1" },
  definition,
  of: outline(definition),
  draft: { history: historyOf(definition), earlier: null },
  isReadOnly: false,
} as unknown as Designer;

vi.stubGlobal("fetch", async () => Response.json({ items: [], next: null }));
afterEach(cleanup);

const open = (asksStart: boolean) =>
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>
        <DesignerBar onMode={() => undefined} isTrying={false} asksStart={asksStart} />
        <StepsList
          selected={null}
          actions={{} as StepActions}
          problems={[]}
          heldBack={1}
          problemsBy={new Map()}
          asksStart={asksStart}
          onSelect={() => undefined}
        />
      </DesignerProvider>
    </QueryClientProvider>,
  );

it("lists no step before it is said when the workflow starts", () => {
  open(true);

  expect(screen.queryByRole("treegrid")).toBeNull();
  screen.getByText("Needs a start and one step first");
});

it("asks for no start once there is one", () => {
  open(false);

  screen.getByRole("treegrid");
  screen.getByText("Needs one step first");
});

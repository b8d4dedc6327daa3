import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { ConflictBanner } from "#ui/designer/draft/conflict-banner.tsx";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined }));
vi.stubGlobal("fetch", async () => Response.json({ items: [], next: null, actor: "Dana" }));

afterEach(cleanup);

const step = call("Laptop from A");
const mine = flow(step);
const theirs = { ...mine, steps: [{ ...step, name: "Laptop from B" }] };

it("tells what the other wrote beside what stands here", async () => {
  const designer = {
    workflow: { id: "wf_1", name: "Onboarding" },
    definition: mine,
    dispatch: () => undefined,
  } as unknown as Designer;
  const asked = { agreed: theirs, by: "root", at: "2026-11-30T01:00:00Z" };
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>
        <ConflictBanner asked={asked} />
      </DesignerProvider>
    </QueryClientProvider>,
  );

  await screen.findByText("root wrote “Laptop from B”, you wrote “Laptop from A”.");
});

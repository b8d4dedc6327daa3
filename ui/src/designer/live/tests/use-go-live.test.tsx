import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { useGoLive } from "#ui/designer/live/use-go-live.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { useToasts } from "#ui/parts/toasts.ts";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
  useToasts.setState({ shown: [] });
});

function Sheet({ onClose }: { onClose: () => void }) {
  const { live } = useGoLive({ note: null, revision: 3, onClose });
  return (
    <button type="button" onClick={() => live.mutate()}>
      Go live
    </button>
  );
}

function page(workflow: Partial<Workflow>, sheet: boolean) {
  const designer = { workflow: { id: "wf_1", name: "Hire", ...workflow } } as unknown as Designer;
  return (
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>
        {sheet && <Sheet onClose={() => undefined} />}
      </DesignerProvider>
    </QueryClientProvider>
  );
}

const said = () => useToasts.getState().shown.map(({ text }) => text);

/** What the server answers when it is let to. */
function held(): () => void {
  let answer: () => void = () => undefined;
  const went = { version: 1, kept_count: 0 };
  const comes = new Promise<Response>((done) => {
    answer = () => done(Response.json(went));
  });
  vi.stubGlobal("fetch", () => comes);
  return () => answer();
}

it.each([
  ["the news of it comes before the answer", { state: "live", live_version: 1 } as const, true],
  ["the sheet is gone before the answer", {}, false],
])("says that it is live, also where %s", async (_, changed, sheet) => {
  const answer = held();
  const before = { state: "draft", live_version: null } as const;
  const { rerender } = render(page(before, true));
  fireEvent.click(screen.getByRole("button"));

  rerender(page({ ...before, ...changed }, sheet));
  expect(said()).toEqual([]);
  answer();

  await waitFor(() => expect(said()).toEqual(["Version 1 is live."]));
});

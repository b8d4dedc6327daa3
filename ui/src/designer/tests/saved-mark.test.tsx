import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { keys } from "#ui/api/cache/keys.ts";
import { useSession } from "#ui/api/session.ts";
import { SavedMark } from "#ui/designer/bar/saved-mark.tsx";
import { type DraftState, draftReducer, startDraft } from "#ui/document/draft-state.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { WhereItRuns } from "#ui/frame/where-it-runs.tsx";
import { call, flow } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/there">{children}</a>,
}));

afterEach(() => {
  cleanup();
  useSession.setState({ lostAt: null, unsavedAt: null });
});

const step = call("Okta");
const draft = startDraft(flow(step), 1, "2026-11-29T09:00:00Z");
const rename = { kind: "rename", step: step.id, name: "Mine" } as const;
const edited = draftReducer(draft, { kind: "edit", edit: rename, at: 0 });

/** The foot of the window beside a draft that stands so, and then so. */
function foot() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  client.setQueryData(keys.system, {
    host: "server",
    listener: { state: "listening" },
    counts: {},
  });
  const beside = (state: DraftState) => (
    <QueryClientProvider client={client}>
      <DesignerProvider value={{ workflow: { id: "wf_1" }, draft: state } as unknown as Designer}>
        <SavedMark />
        <footer>
          <WhereItRuns line />
        </footer>
      </DesignerProvider>
    </QueryClientProvider>
  );
  const { container, rerender } = render(beside(draft));
  return {
    stands: (state: DraftState) => rerender(beside(state)),
    says: () => container.querySelector("footer")?.textContent ?? "",
  };
}

it("the foot does not say that it is connected while what is edited cannot be saved", () => {
  const { stands, says } = foot();
  expect(says()).toContain("Connected");

  stands({ ...edited, save: "failed" });
  expect(says()).toMatch(/^Changes are not saved\. Since /);
  stands({ ...edited, save: "saving" });
  expect(says()).toMatch(/^Changes are not saved\. Since /);
  stands({ ...draft, save: "saved" });
  expect(says()).toContain("Connected");
});

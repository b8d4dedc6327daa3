import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { AddressDetails } from "#ui/addresses/address-details.tsx";
import type { Shape } from "#ui/api/shapes.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** What is asked before the token of an address is replaced. */
function asked(address: Partial<Shape<"Address">>): string {
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  const designer = { isReadOnly: false, workflow: { id: "wf_1" } } as unknown as Designer;
  const settings = { sender_id: null, duplicate_minutes: 10, takes_get: false };
  const none = { old_token_until: null, old_token_callers: [] };
  const all = { id: "adr_1", workflow: "wf_1", settings, ...none, ...address };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <DesignerProvider value={designer}>
        <AddressDetails address={all as Shape<"Address">} />
      </DesignerProvider>
    </QueryClientProvider>,
  );
  for (const button of screen.queryAllByRole("button", { name: /^Details for IT/ })) {
    fireEvent.click(button);
  }
  fireEvent.click(screen.getByRole("button", { name: "Make a new token" }));
  return screen.getByRole("dialog").textContent ?? "";
}

it("says how long the token of now works beside a new one", () => {
  const said = asked({});

  expect(said).toContain("The token of now works for 24 more hours.");
  expect(said).not.toContain("stops at once");
});

it("says that an older token, which still works, stops at once, and who uses it", () => {
  const said = asked({
    old_token_until: "2026-11-30T09:00:00Z",
    old_token_callers: [{ from: "Jira/9", at: "2026-11-29T09:00:00Z" }] as never,
  });

  expect(said).toContain("The token before it, which still works, stops at once.");
  expect(said).toContain("Still used by Jira/9");
});

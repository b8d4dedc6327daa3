import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Connection } from "#ui/api/shapes.ts";
import { Consents } from "#ui/connections/consents.tsx";
import { useToasts } from "#ui/parts/toasts.ts";
import "#ui/words/i18n.ts";

const connection = {
  id: "con_1",
  name: "Jira",
  host: "jira.intern",
  port: 8443,
  needs: [],
  consents: [
    {
      kind: "local",
      host: "jira.intern",
      port: 8443,
      address_kind: "local_network",
      given_by: "Dana",
      at: "2026-11-28T09:00:00Z",
    },
  ],
} as unknown as Connection;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it.each([
  ["is missing now", ["local_consent"], /Nothing is sent to jira\.intern:8443 any more/],
  ["was given at the start, too", [], /Baton still sends to jira\.intern:8443/],
])("a removed permission that %s", async (_, needs, said) => {
  useToasts.setState({ shown: [] });
  vi.stubGlobal("fetch", async () => Response.json({ ...connection, consents: [], needs }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Consents connection={connection} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: /^Take back/ }));

  await waitFor(() => expect(useToasts.getState().shown).toHaveLength(1));
  const text = useToasts.getState().shown[0]?.text.replace(/[\u2066-\u2069]/g, "");
  expect(text).toMatch(said);
});

it("what was allowed at the start says so, and where", () => {
  const started = {
    ...connection,
    scheme: "http",
    address_kind: "local_network",
    allowed_at_start: true,
    consents: [],
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Consents connection={started as Connection} />
    </QueryClientProvider>,
  );

  const text = document.body.textContent?.replace(/[\u2066-\u2069]/g, "");
  expect(text).toContain("Send without encryption to jira.intern:8443");
  expect(text).toContain("Send to jira.intern:8443, inside your own network");
  expect(text).toContain("Allowed by whoever started this Baton.");
  expect(text).not.toContain("Nothing beyond");
});

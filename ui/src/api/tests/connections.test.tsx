import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { keys } from "#ui/api/cache/keys.ts";
import { useTakeConnection } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import type { Page } from "#ui/api/wire/pages.ts";

const connection = (id: string, name: string): Connection => ({
  address_kind: "public",
  allowed_at_start: false,
  auth: {
    also_bearer: false,
    has_token: false,
    header_name: null,
    kept_headers: [],
    kept_slots: [],
    kind: "none",
    prefix: null,
    token_set_at: null,
    address_set_at: null,
    token_slot: null,
    username: null,
  },
  consents: [],
  host: null,
  id,
  kind: "web",
  last_problem: null,
  last_success_at: null,
  name,
  needs: [],
  port: null,
  scheme: null,
  shown_address: null,
  stopped: false,
  used_by: [],
});

/** The names in the list once a connection came back from the API. */
function namesAfter(came: Connection): readonly string[] {
  const client = new QueryClient();
  const items = [connection("con_a", "Atlassian"), connection("con_o", "Okta")];
  client.setQueryData<Page<Connection>>(keys.connections, { items, next: null });
  const { result } = renderHook(() => useTakeConnection(), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
  result.current(came);
  const page = client.getQueryData<Page<Connection>>(keys.connections);
  return page?.items.map(({ name }) => name) ?? [];
}

it("a connection that changed keeps its place in the list", () => {
  expect(namesAfter(connection("con_a", "Jira"))).toEqual(["Jira", "Okta"]);
});

it("a connection that the list does not have yet comes last", () => {
  expect(namesAfter(connection("con_s", "Slack"))).toEqual(["Atlassian", "Okta", "Slack"]);
});

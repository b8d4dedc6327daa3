import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";
import { ToolNameEntry } from "#ui/steps/call-webhook/where/tool-name-field.tsx";
import { WhereTo } from "#ui/steps/call-webhook/where/where-to.tsx";
import "#ui/words/i18n.ts";

const KEPT = "The token is kept. The web address is still missing: paste it here.";

const token = { kind: "header", header_name: "Authorization", prefix: "SSWS " };
const connection = {
  id: "con_1",
  name: "New tool",
  kind: "web",
  host: null,
  auth: token,
  needs: ["address"],
  consents: [],
} as unknown as Connection;

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

function open(known: readonly Connection[], shown: ReactNode) {
  vi.stubGlobal("fetch", async () => Response.json({ items: known, next: null }));
  const designer = {
    workflow: { id: "wf_1" },
    isReadOnly: false,
    shown: null,
  } as unknown as Designer;
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>{shown}</DesignerProvider>
    </QueryClientProvider>,
  );
}

const whereTo = (one: Connection) => (
  <WhereTo
    step="step_1"
    action={{ ...freshCall(), connection: one.id }}
    change={() => undefined}
    connection={one}
    tool={one.name}
  />
);

it("a token that was pasted by itself is said to be kept, and the address to be missing", async () => {
  open([connection], whereTo(connection));

  await screen.findByText(KEPT);
});

it.each([
  ["there is no token", { auth: { kind: "none" } }],
  ["the token is missing, too", { needs: ["address", "token"] }],
])("no token is said to be kept where %s", async (_, changed) => {
  const other = { ...connection, ...changed } as Connection;
  open([other], whereTo(other));
  await screen.findAllByText("New tool");

  expect(screen.queryByText(KEPT)).toBeNull();
});

it("a tool that has a name gets another one behind a press", () => {
  open([], <ToolNameEntry connection={{ ...connection, name: "Okta" }} isAsked={false} />);
  expect(screen.queryByRole("textbox")).toBeNull();

  fireEvent.click(screen.getByRole("button", { name: "Rename “Okta”" }));

  expect(screen.getByRole("textbox")).toHaveProperty("value", "Okta");
});

it("says nothing of the old address while another one is asked for, and goes back", async () => {
  const okta = {
    ...connection,
    name: "Okta",
    host: "okta.example",
    scheme: "https",
    port: 443,
    needs: [],
    auth: { ...token, has_token: true },
  } as unknown as Connection;
  const action = { ...freshCall(), connection: okta.id, path: [{ kind: "text", text: "/in" }] };
  open(
    [okta],
    <WhereTo
      step="step_1"
      action={action as ReturnType<typeof freshCall>}
      change={() => undefined}
      connection={okta}
      tool="Okta"
    />,
  );
  await screen.findByText(/The token is kept in the password store\./);
  screen.getByText(/Okta gets Authorization: SSWS •+/);

  fireEvent.click(screen.getByRole("button", { name: "Replace" }));

  screen.getByLabelText(/^Web address/);
  expect(screen.queryByText("How is the token given?")).toBeNull();
  expect(screen.queryByText(/kept in the password store/)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Keep the address as it is" }));
  screen.getByText(/The token is kept in the password store\./);
});

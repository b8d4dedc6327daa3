import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { type CallWebhook, freshCall } from "#ui/steps/call-webhook/settings.ts";
import { TokenPart } from "#ui/steps/call-webhook/where/token-part.tsx";
import "#ui/words/i18n.ts";

const BEARER = { kind: "bearer", has_token: true };
const BASIC = { kind: "basic", has_token: true, username: "svc" };

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

function open(auth: object, isAsked: boolean, path: CallWebhook["path"] = []) {
  const connection = { id: "con_1", name: "Okta", kind: "web", host: "okta.example", auth };
  const one = { ...connection, needs: [], consents: [] } as unknown as Connection;
  const designer = { workflow: { id: "wf_1" }, isReadOnly: false, shown: null };
  vi.stubGlobal("fetch", async ({ url }: Request) =>
    Response.json(url.endsWith("/called") ? [] : { items: [one], next: null }),
  );
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer as unknown as Designer}>
        <TokenPart
          step="step_1"
          action={{ ...freshCall(), connection: "con_1", path }}
          change={() => undefined}
          connection={one}
          tool="Okta"
          isAsked={isAsked}
        />
      </DesignerProvider>
    </QueryClientProvider>,
  );
}

const ASKED = /^The pasted text speaks of a token or a password/;

it("asks for the token of a text that could not be read, and does not say that it is kept", () => {
  open(BEARER, true);

  screen.getByText(/If there is a new one, paste it here\.$/);
  screen.getByLabelText("Token");
  expect(screen.queryByText(/kept in the password store/)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "The one of before still counts" }));
  screen.getByText(/The token is kept in the password store\./);
  expect(screen.queryByText(ASKED)).toBeNull();
});

it("asks for it where there was none before", () => {
  open({ kind: "none" }, true);

  const asked = screen.getByText(
    /^The pasted text speaks of a token or a password\. Paste it here/,
  );
  expect(asked.parentElement?.querySelector("svg.glyph-needs_you")).not.toBeNull();
  screen.getByLabelText("Token");
  fireEvent.click(screen.getByRole("button", { name: "There is no token" }));
  expect(screen.queryByLabelText("Token")).toBeNull();
});

it("calls a name and a password by what they are", () => {
  open(BASIC, false);

  screen.getByText(/The name and the password are kept in the password store\./);
  screen.getByRole("button", { name: "Replace name and password" });
});

it.each([
  ["Replace the token in the address", { kind: "inside" }, [{ kind: "secret", slot: "s1" }]],
  ["Replace the token", BEARER, []],
] as const)("%s can be left again as it is", (name, auth, path) => {
  open(auth, false, [...path]);
  const fields = () => document.querySelectorAll("input[type=password]").length;

  fireEvent.click(screen.getByRole("button", { name }));
  expect(fields()).toBe(1);
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));

  expect(fields()).toBe(0);
  expect(document.activeElement).toBe(screen.getByRole("button", { name }));
});

it("takes nothing back where there is no token to keep", () => {
  open({ kind: "none" }, true);

  screen.getByLabelText("Token");
  expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull();
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { TokenDialog } from "#ui/connections/token-dialog.tsx";
import "#ui/words/i18n.ts";

const MAIL =
  "Hallo Frau Huber,\nBenutzername: svc-baton2\nPasswort: Winter 2026!\nViele Grüße, Tom";

const okta = {
  id: "con_1",
  name: "Okta",
  auth: { kind: "basic", has_token: true, username: "svc-baton", token_set_at: "2026-11-01" },
} as unknown as Connection;

const named = {
  way: {
    kind: "basic",
    username: "svc-baton2",
    header_name: null,
    prefix: null,
    is_named: true,
  },
  token_length: 12,
};

/** What was sent to be kept. */
let kept: Record<string, unknown> | null = null;

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
  kept = null;
});

function open(look: object | null) {
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "PUT") kept = await request.json();
    if (request.method === "POST" && look === null) {
      return Response.json({ code: "no_address", params: {} }, { status: 422 });
    }
    return Response.json(request.method === "POST" ? look : okta);
  });
  render(
    <QueryClientProvider client={queries}>
      <TokenDialog connection={okta} isInside={false} onClose={() => undefined} />
    </QueryClientProvider>,
  );
}

const paste = (text: string) =>
  fireEvent.paste(screen.getByLabelText("Password"), { clipboardData: { getData: () => text } });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Save the token" }));

it("reads a whole mail, shows the name and how long the password is, and sends the mail", async () => {
  open(named);
  paste(MAIL);

  await screen.findByText("svc-baton2");
  screen.getByText("Password: 12 characters");
  expect(screen.queryByLabelText("Password")).toBeNull();
  expect(screen.queryByLabelText("Name")).toBeNull();
  save();
  await waitFor(() => expect(kept).toMatchObject({ kind: "basic", text: MAIL }));
  expect(kept).not.toHaveProperty("token");
});

it("keeps the name of before where the mail has a password alone, and shows that name", async () => {
  const alone = { kind: "bearer", username: null, header_name: null, prefix: null };
  open({ way: { ...alone, is_named: false }, token_length: 12 });
  paste("Hallo,\ndas neue Passwort: Winter 2026!");

  await screen.findByText("Password: 12 characters");
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "svc-baton");
});

it("says of a mail without a token that there is none, and keeps nothing of it", async () => {
  open(null);
  paste("Hallo,\ndas Passwort schicke ich per SMS.");

  await screen.findByText(/^Baton can’t tell the token or password in this text/);
  save();
  await screen.findByLabelText("Password");
  expect(kept).toBeNull();
});

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
  choices: [],
};

const TWO = "Token Produktion: 00aProd00aProd\nToken Test: 00aTest00aTest";

const two = {
  way: null,
  token_length: null,
  choices: [
    { number: 1, said: "Token Produktion", leads_to: null, length: 14 },
    { number: 2, said: "Token Test", leads_to: null, length: 15 },
  ],
};

/** What was sent to be kept. */
let kept: Record<string, unknown> | null = null;
/** What was asked of the mail last. */
let looked: Record<string, unknown> | null = null;

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
  kept = null;
  looked = null;
});

function open(look: object | null, whenChosen: object | null = null) {
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "PUT") kept = await request.json();
    if (request.method === "POST" && look === null) {
      return Response.json({ code: "no_address", params: {} }, { status: 422 });
    }
    if (request.method === "POST") looked = await request.json();
    const found = looked?.chosen ? whenChosen : look;
    return Response.json(request.method === "POST" ? found : okta);
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
  const alone = { kind: "basic", username: null, header_name: null, prefix: null };
  open({ way: { ...alone, is_named: true }, token_length: 12 });
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

it("asks which of several tokens is meant, and takes none before", async () => {
  const bearer = { kind: "bearer", username: null, header_name: null, prefix: null };
  open(two, { ...two, way: { ...bearer, is_named: false }, token_length: 15 });
  paste(TWO);

  await screen.findByRole("radiogroup", { name: "Which token or password is meant?" });
  expect(screen.queryByText(/^Baton can’t tell/)).toBeNull();
  save();
  expect(kept).toBeNull();
  fireEvent.click(screen.getByRole("radio", { name: /Token Test/ }));
  await screen.findByText("Token: 15 characters");
  expect(looked).toMatchObject({ text: TWO, chosen: [2] });
  save();
  await waitFor(() => expect(kept).toMatchObject({ text: TWO, chosen: [2] }));
});

it("sends the kind that was chosen after a mail was read, and shows no name that is not sent", async () => {
  open(named);
  paste(MAIL);
  await screen.findByText("svc-baton2");

  fireEvent.click(screen.getByRole("radio", { name: /^As a bearer token/ }));

  expect(screen.queryByText("svc-baton2")).toBeNull();
  save();
  await waitFor(() => expect(kept).toMatchObject({ kind: "bearer", text: MAIL }));
  expect(kept).not.toHaveProperty("username");
});

const NOT_A_TOKEN = { code: "not_a_token", params: { reason: "sentence" } };

/** What the API says of a sentence as of any text, and what was sent to be kept. */
function openJudging(look: object | null = null) {
  const tries: Record<string, unknown>[] = [];
  open(look);
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method !== "PUT") {
      return look ? Response.json(look) : Response.json({ code: "no_address" }, { status: 422 });
    }
    const input = await request.json();
    tries.push(input);
    return input.anyway ? Response.json(okta) : Response.json(NOT_A_TOKEN, { status: 409 });
  });
  return tries;
}

const write = (value: string) =>
  fireEvent.change(screen.getByLabelText("Password"), { target: { value } });
const anyway = () => screen.findByRole("button", { name: "Use it anyway" });

it("says of a sentence that it is no token, replaces nothing by it, and uses it on purpose alone", async () => {
  const tries = openJudging();
  write("Here is your new key");
  save();

  await screen.findByText(/reads like words of a sentence.*Nothing has changed yet/);
  // Another text is judged anew.
  write("Here is your other key");
  expect(screen.queryByText(/Nothing has changed yet/)).toBeNull();
  save();
  fireEvent.click(await anyway());

  await waitFor(() => expect(tries.at(-1)).toMatchObject({ anyway: true }));
  expect(tries.map(({ anyway }) => anyway)).toEqual([false, false, true]);
  expect(tries.at(-1)?.token).toBe("Here is your other key");
});

it("a second Enter or click of the first press is no press of its own", async () => {
  const tries = openJudging();
  write("Here is your new key");
  const form = screen.getByLabelText("Password").closest("form") as HTMLFormElement;
  fireEvent.submit(form);
  await anyway();

  fireEvent.submit(form);
  save();
  await Promise.resolve();

  expect(tries.map(({ anyway }) => anyway)).toEqual([false]);
});

it("what was said of one text is not said of a mail that was pasted since, nor of another way", async () => {
  const tries = openJudging({ ...named, way: { ...named.way, is_named: false } });
  write("Here is your new key");
  save();
  await anyway();

  paste(MAIL);
  await screen.findByText("Password: 12 characters");
  expect(screen.queryByText(/Nothing has changed yet/)).toBeNull();
  save();
  await anyway();
  fireEvent.click(screen.getByRole("button", { name: "Paste something else" }));
  expect(screen.queryByText(/Nothing has changed yet/)).toBeNull();

  expect(tries.map(({ anyway }) => anyway)).toEqual([false, false]);
});

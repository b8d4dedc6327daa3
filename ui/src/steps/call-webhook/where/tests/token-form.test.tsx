import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import "#ui/words/i18n.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { TokenForm } from "#ui/steps/call-webhook/where/token-form.tsx";

const okta = {
  id: "con_1",
  name: "Okta",
  auth: { kind: "bearer", has_token: true },
} as unknown as Connection;

const MAIL = "Hello,\nToken: 00aBeta00aBeta\nThanks";
const found = {
  way: { kind: "bearer", username: null, header_name: null, prefix: null, is_named: false },
  token_length: 14,
  choices: [],
};

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

/** The form, of which every text is told to be a sentence; and what was sent to be kept. */
function open() {
  const tries: Record<string, unknown>[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method !== "PUT") return Response.json(found);
    const input = await request.json();
    tries.push(input);
    const refused = { code: "not_a_token", params: { reason: "sentence" } };
    return input.anyway ? Response.json(okta) : Response.json(refused, { status: 409 });
  });
  render(
    <QueryClientProvider client={queries}>
      <TokenForm connection={okta} onKept={() => undefined} />
    </QueryClientProvider>,
  );
  return tries;
}

const field = () => document.querySelector("input[type=password]") as HTMLInputElement;
const anyway = () => screen.findByRole("button", { name: "Use it anyway" });
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const enter = (repeat = false) => fireEvent.keyDown(field(), { key: "Enter", repeat });
const meant = (tries: Record<string, unknown>[]) => tries.map(({ anyway }) => anyway);

it("Enter judges a text once, and what looks like none is used by a press of its own alone", async () => {
  const tries = open();
  type("Here is your new key");
  enter();
  enter();
  enter(true);
  await anyway();
  enter(true);
  enter();
  expect(meant(tries)).toEqual([false]);

  fireEvent.click(await anyway());
  await waitFor(() => expect(meant(tries)).toEqual([false, true]));
});

it("what was said of one text is not said of a mail that names no way", async () => {
  const tries = open();
  type("Here is your new key");
  enter();
  await anyway();

  fireEvent.paste(field(), { clipboardData: { getData: () => MAIL } });
  await screen.findByText(/14 characters/);
  expect(screen.queryByText(/Nothing has changed yet/)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Use this token" }));

  await waitFor(() => expect(meant(tries)).toEqual([false, false]));
  expect(tries.at(-1)?.text).toBe(MAIL);
});

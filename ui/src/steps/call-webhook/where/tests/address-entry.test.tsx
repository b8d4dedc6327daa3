import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import "#ui/words/i18n.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";
import { AddressEntry } from "#ui/steps/call-webhook/where/address-entry.tsx";

// jsdom has no layout, so nothing can be scrolled into view.
Element.prototype.scrollIntoView = () => undefined;

const SECRET = "q7Zx81LmNpo2Rt55YvKd9";

const look = {
  choices: [] as object[],
  found: ["address", "token_in_address"],
  header_suggested: true,
  host: "hooks.okta.example",
  leads_elsewhere: false,
  notes: [],
  part_way: 0,
  doubt: null as string | null,
  rest: null as object | null,
  parts: [
    { kind: "query", length: 21, name: "token", number: 0, secret: true, text: null, why: "name" },
  ],
  way: null,
};

/** What was asked of Baton by each path. */
const asked = new Map<string, Record<string, unknown>>();

function open(found: object = look, connection: Connection | null = null) {
  vi.stubGlobal("fetch", async (request: Request) => {
    const path = new URL(request.url).pathname;
    if (request.method === "POST") asked.set(path, await request.json());
    return Response.json(
      request.method === "GET" ? { items: [], next: null } : { ...found, connection: OKTA },
    );
  });
  const designer = { workflow: { id: "wf_1" }, isReadOnly: false } as unknown as Designer;
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>
        <AddressEntry
          step="step_1"
          action={freshCall()}
          change={() => undefined}
          connection={connection}
          tool="the other tool"
          onRead={() => undefined}
        />
      </DesignerProvider>
    </QueryClientProvider>,
  );
}

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

it("a pasted secret is in its field, and in nothing that the page keeps", async () => {
  open();
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: `https://hooks.okta.example/in?token=${SECRET}` } });
  fireEvent.keyDown(field, { key: "Enter" });
  await screen.findByText("What Baton keeps secret of this address");

  const kept = queries
    .getMutationCache()
    .getAll()
    .map(({ state }) => state);
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain(SECRET);
});

const OKTA = {
  id: "con_1",
  name: "Okta",
  host: "hooks.okta.example",
  auth: { kind: "none" },
} as Connection;
const NO_ADDRESS = { ...OKTA, name: "New tool", host: null } as Connection;

const LOOK = "Look at what is kept secret above. Then press again.";
const AGAIN = "Press again to use it.";
const token = {
  ...look,
  found: ["header_token"],
  header_suggested: null,
  host: null,
  parts: [],
  way: { kind: "header", header_name: "Authorization", prefix: "SSWS " },
};

it.each([
  ["pasted, with something to look at", look, "paste", []],
  ["pressed, with something to look at", look, "press", [LOOK]],
  ["pressed, with nothing kept secret above", token, "press", [AGAIN]],
])(
  "says to press again only after a press, and to look only where something is: %s",
  async (_, found, how, said) => {
    open(found);
    const field = screen.getByRole("textbox");
    fireEvent.input(field, { target: { value: "something" } });
    if (how === "paste") fireEvent.paste(field);
    else fireEvent.click(screen.getByRole("button", { name: "Use this address" }));
    await screen.findByRole("status");

    const shown = [LOOK, AGAIN].filter((text) => screen.queryByText(text) !== null);
    expect(shown).toEqual(said);
  },
);

const part = (length: number, why: string) => ({
  kind: "path",
  length,
  name: null,
  number: 1,
  secret: false,
  text: "9f86d081884c7d659a2feaa0c55ad015",
  why,
});

it.each([
  ["an id, which may be a token all the same", "explained", 0],
  ["nothing but words", "ordinary", 1],
])("an address with %s is used at once only where it cannot be one", async (_, why, uses) => {
  asked.clear();
  open({ ...look, found: ["address"], header_suggested: null, parts: [part(32, why)] }, OKTA);
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "https://hooks.okta.example/in/9f86d0" } });
  fireEvent.paste(field);
  const read = "/api/v1/connections/read-address";
  if (uses === 1) {
    await waitFor(() => expect(asked.has(read)).toBe(true));
    return;
  }
  await screen.findByText("Is one of these a secret token?");

  expect(asked.has(read)).toBe(false);
  fireEvent.click(screen.getByRole("checkbox"));
  await waitFor(() =>
    expect(asked.get("/api/v1/connections/look-at-address")).toMatchObject({ turned: [1] }),
  );
});

it.each([
  ["a tool elsewhere is called by its new address", true, "Jira"],
  ["the same tool keeps its name", false, null],
  ["one whose token came first is called by its address", false, "Jira", NO_ADDRESS],
])("%s", async (_, leads_elsewhere, name, before = OKTA) => {
  asked.clear();
  const found = {
    ...look,
    found: ["address"],
    host: "hooks.jira.example",
    leads_elsewhere,
    parts: [],
  };
  open(found, before);
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "https://hooks.jira.example/in" } });
  const read = "/api/v1/connections/read-address";
  await waitFor(() => {
    fireEvent.keyDown(field, { key: "Enter" });
    expect(asked.has(read)).toBe(true);
  });

  expect(asked.get(read)?.name).toBe(name);
});

it("asks of an address with a token beside it only what may be a token, too", async () => {
  const beside = { ...token, host: "okta.example", found: ["address", "header_token"] };
  open({ ...beside, parts: [part(5, "ordinary")] });
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "URL: https://okta.example/users Token: 00a" } });
  fireEvent.paste(field);
  await screen.findByText(/^The token will be sent as/);
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(screen.queryByText(/looks like a token/)).toBeNull();
  cleanup();

  open({ ...beside, parts: [part(5, "ordinary"), { ...part(32, "explained"), number: 2 }] });
  const other = screen.getByRole("textbox");
  fireEvent.input(other, { target: { value: "URL: https://okta.example/in Token: 00a" } });
  fireEvent.paste(other);
  await screen.findByText("Is one of these a secret, too?");
  expect(screen.getAllByRole("checkbox")).toHaveLength(1);

  fireEvent.click(screen.getByRole("button", { name: "Show each part of the address" }));

  expect(screen.getAllByRole("checkbox")).toHaveLength(2);
});

it("asks before an address is used from a text that speaks of a password it could not read", async () => {
  asked.clear();
  const unread = { ...look, found: ["address"], header_suggested: null, parts: [] };
  open({ ...unread, keeps_token: true, notes: ["only_address_taken", "secret_left_out"] }, OKTA);
  const field = screen.getByRole("textbox");
  const mail = "URL: https://hooks.okta.example/in\nDas Passwort schicke ich per SMS.";
  fireEvent.input(field, { target: { value: mail } });
  fireEvent.paste(field);
  await screen.findByText(/^The text speaks of a token or a password/);

  screen.getByText("“the other tool” goes on getting the token of before.");
  expect(asked.has("/api/v1/connections/read-address")).toBe(false);
});

it.each([
  ["header_token", "Baton took the address and the token out of the text. It left out the rest."],
  [
    "basic_password",
    "Baton took the address, the name and the password out of the text. It left out the rest.",
  ],
])("says of %s what was taken", async (beside, words) => {
  open({ ...token, found: ["address", beside], notes: ["words_left_out"] });
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "a mail" } });
  fireEvent.paste(field);

  await screen.findByText(words);
});

it("asks which of several addresses is meant before one is used", async () => {
  asked.clear();
  const choices = [
    { number: 1, said: "Test-URL", leads_to: "test.okta.example/in", length: 0 },
    { number: 2, said: "Produktion", leads_to: "okta.example/in", length: 0 },
  ];
  open({ ...look, found: [], header_suggested: null, host: null, parts: [], choices });
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "two addresses" } });
  fireEvent.paste(field);
  await screen.findByRole("radiogroup", { name: "Which web address is meant?" });
  const use = () => fireEvent.click(screen.getByRole("button", { name: "Use this address" }));

  use();
  await screen.findByText("The text names several. Choose the one that is meant.");
  expect(asked.has("/api/v1/connections/read-address")).toBe(false);
  fireEvent.click(screen.getByRole("radio", { name: /Produktion/ }));
  await waitFor(() =>
    expect(asked.get("/api/v1/connections/look-at-address")).toMatchObject({ chosen: [2] }),
  );
  await waitFor(() => {
    use();
    expect(asked.get("/api/v1/connections/read-address")).toMatchObject({ chosen: [2] });
  });
});

const REST = { text: "T00/B00/xyz", length: 11, goes_on: null };

it("asks whether the address goes on in the line below, and uses nothing before that is said", async () => {
  asked.clear();
  const plain = { ...look, found: ["address"], header_suggested: null, parts: [] };
  open({ ...plain, rest: REST });
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "https://hooks.okta.example/in/\nT00/B00/xyz" } });
  fireEvent.paste(field);

  await screen.findByRole("radiogroup", { name: /Does the address go on with .*T00\/B00\/xyz/ });
  const use = () => fireEvent.click(screen.getByRole("button", { name: "Use this address" }));
  use();
  await screen.findByText("Say first whether the address goes on.");
  expect(asked.has("/api/v1/connections/read-address")).toBe(false);
});

it("what was said of the line below goes with the address", async () => {
  const plain = { ...look, found: ["address"], header_suggested: null, parts: [] };
  open({ ...plain, rest: { ...REST, goes_on: true } });
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "https://hooks.okta.example/in/\nT00/B00/xyz" } });
  fireEvent.paste(field);
  fireEvent.click(await screen.findByRole("radio", { name: "No, that is something else" }));
  await waitFor(() =>
    expect(asked.get("/api/v1/connections/look-at-address")?.goes_on).toBe(false),
  );
  fireEvent.click(screen.getByRole("button", { name: "Use this address" }));

  await waitFor(() => expect(asked.get("/api/v1/connections/read-address")?.goes_on).toBe(false));
});

it("says of what may be a token how long it is", async () => {
  const plain = { ...look, found: ["address"], header_suggested: null, parts: [] };
  open({ ...plain, rest: { text: null, length: 20, goes_on: null } });
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "an address and a line below it" } });
  fireEvent.paste(field);

  await screen.findByRole("radiogroup", { name: /go on with the 20 characters below it/ });
});

it("of what the address goes on with it is told anew whether its token goes in a header", async () => {
  const plain = { ...look, found: ["address"], header_suggested: null, parts: [] };
  const rest = { text: null, length: 20, goes_on: null };
  open();
  vi.stubGlobal("fetch", async (request: Request) => {
    const { goes_on } = await request.json();
    const found = goes_on ? { ...look, rest: { ...rest, goes_on } } : { ...plain, rest };
    return Response.json(found);
  });
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "an address and a line below it" } });
  fireEvent.paste(field);
  fireEvent.click(await screen.findByRole("radio", { name: "Yes, that belongs to the address" }));

  expect(await screen.findByLabelText("Word before it")).toHaveProperty("value", "Bearer");
});

it("what was said last counts, not what was answered last", async () => {
  const plain = { ...look, found: ["address"], header_suggested: null, parts: [] };
  const late: (() => void)[] = [];
  open();
  vi.stubGlobal("fetch", async (request: Request) => {
    const { goes_on } = await request.json();
    if (goes_on === true) await new Promise<void>((go) => late.push(go));
    return Response.json({ ...plain, rest: { ...REST, goes_on: goes_on ?? null } });
  });
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "an address and a line below it" } });
  fireEvent.paste(field);
  fireEvent.click(await screen.findByRole("radio", { name: /^Yes/ }));
  fireEvent.click(screen.getByRole("radio", { name: /^No/ }));
  const no = () => screen.getByRole("radio", { name: /^No/ });
  await waitFor(() => expect(no()).toHaveProperty("checked", true));
  await waitFor(() => expect(late).toHaveLength(1));
  late[0]?.();
  await new Promise((go) => setTimeout(go));

  expect(no()).toHaveProperty("checked", true);
});

it("says of a sentence that it is no token, and uses it on purpose alone", async () => {
  asked.clear();
  open({ ...token, doubt: "sentence" });
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "X-Password: Here is your new key" } });
  fireEvent.paste(field);

  await screen.findByText(/reads like words of a sentence, not like a token/);
  fireEvent.keyDown(field, { key: "Enter" });
  fireEvent.click(screen.getByRole("button", { name: "Use this address" }));
  await Promise.resolve();
  expect(asked.has("/api/v1/connections/read-address")).toBe(false);
  fireEvent.click(screen.getByRole("button", { name: "Use it anyway" }));
  await waitFor(() =>
    expect(asked.get("/api/v1/connections/read-address")).toMatchObject({ anyway: true }),
  );
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { SignInPage } from "#ui/app/sign-in-page.tsx";
import { answers } from "#ui/app/tests/answers.ts";
import { HostDialog } from "#ui/connections/host-dialog.tsx";
import { TokenDialog } from "#ui/connections/token-dialog.tsx";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { HeaderForm } from "#ui/steps/call-webhook/it/header-form.tsx";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";
import { AddressEntry } from "#ui/steps/call-webhook/where/address-entry.tsx";
import { InsideToken } from "#ui/steps/call-webhook/where/inside-token.tsx";
import { TokenForm } from "#ui/steps/call-webhook/where/token-form.tsx";
import "#ui/words/i18n.ts";

const SECRET = "q7Zx81LmNpo2Rt55YvKd9";
const ADDRESS = `https://hooks.jira.example/in?token=${SECRET}`;

const okta = {
  id: "con_1",
  name: "Okta",
  kind: "webhook",
  host: "hooks.okta.example",
  auth: { kind: "bearer", has_token: true, token_set_at: "2026-11-01T09:00:00Z" },
  ...{ used_by: [], needs: [], consents: [] },
} as unknown as Connection;

const look = {
  ...{
    choices: [],
    doubt: null,
    rest: null,
    found: ["address"],
    header_suggested: null,
    host: "hooks.jira.example",
  },
  ...{ leads_elsewhere: true, notes: [], part_way: 0, parts: [], stays: false, way: null },
};

const designer = {
  workflow: { id: "wf_1" },
  isReadOnly: false,
  problems: [],
} as unknown as Designer;

/** What was asked of Baton. */
let asked: string[] = [];

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
  asked = [];
});

// jsdom has no layout, so nothing can be scrolled into view.
Element.prototype.scrollIntoView = () => undefined;

function open(what: ReactNode) {
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (request.method === "GET") {
      return Response.json(answers[pathname] ?? { items: [], next: null });
    }
    asked.push(await request.text());
    if (pathname.endsWith("/look-at-address")) return Response.json(look);
    // It is looked at while the answer is still to come.
    return new Promise<Response>(() => undefined);
  });
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>{what}</DesignerProvider>
    </QueryClientProvider>,
  );
}

/** All that the page keeps of what it asks and does, whatever becomes of it. */
function kept(): string {
  const done = queries.getMutationCache().getAll();
  const read = queries.getQueryCache().getAll();
  return JSON.stringify([
    ...done.map(({ state, options }) => [state, options.mutationKey]),
    ...read.map(({ state, queryKey }) => [state, queryKey]),
  ]);
}

const none = () => undefined;
const step = "step_1" as const;

it.each([
  [
    "a token of a connection",
    <TokenDialog key="" connection={okta} isInside={false} onClose={none} />,
    ["Token", SECRET, "Save the token"],
  ],
  [
    "a token of a step",
    <TokenForm key="" connection={okta} onKept={none} />,
    ["Token", SECRET, "Use this token"],
  ],
  [
    "a token inside an address",
    <InsideToken
      key=""
      connection={okta}
      slot="slot_1"
      step={step}
      action={freshCall()}
      change={none}
      tool="Okta"
      onKept={none}
      onCancel={none}
    />,
    ["New token", SECRET, "Use this token"],
  ],
  [
    "a secret header",
    <HeaderForm
      key=""
      connection={okta}
      header={{ name: "X-Api-Key", value: { kind: "secret", slot: "slot_1" } }}
      onDone={none}
      onCancel={none}
    />,
    ["Value of X-Api-Key", SECRET, "Save"],
  ],
  [
    "an address elsewhere",
    <HostDialog key="" connection={okta} steps={[]} onClose={none} />,
    ["New web address", ADDRESS, "Use this host"],
  ],
  [
    "an address of a step",
    <AddressEntry
      key=""
      step={step}
      action={freshCall()}
      change={none}
      connection={null}
      tool="Jira"
      onRead={none}
    />,
    ["Web address (webhook URL)", ADDRESS, "Use this address"],
  ],
  ["a sign-in link", <SignInPage key="" />, ["Sign-in link", SECRET, "Sign in"]],
] as const)("%s is kept in nothing but its field", async (_, what, [field, typed, button]) => {
  open(what);
  fireEvent.change(await screen.findByLabelText(field), { target: { value: typed } });
  const press = await screen.findByRole("button", { name: button });
  await waitFor(() => expect(press).toHaveProperty("disabled", false));
  fireEvent.click(press);
  await waitFor(() => expect(asked.at(-1)).toContain(SECRET));

  expect(kept()).not.toContain(SECRET);
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";
import { TokenPart } from "#ui/steps/call-webhook/where/token-part.tsx";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const one = {
  id: "con_1",
  name: "Okta",
  kind: "web",
  host: "okta.example",
  auth: { kind: "inside" },
  needs: [],
  consents: [],
} as unknown as Connection;

const KEPT = { connection: one, slot: "s2", left_out: true, part_way: 0, without: 0 };

/** Gives a token for the one inside the address, and answers as Baton does. */
async function give(token: string, answer: object, status = 200) {
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    if (url.endsWith("/address-token")) return Response.json(answer, { status });
    return Response.json(url.endsWith("/called") ? [] : { items: [one], next: null });
  });
  const designer = { workflow: { id: "wf_1" }, isReadOnly: false, shown: null };
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer as unknown as Designer}>
        <TokenPart
          step="step_1"
          action={{ ...freshCall(), connection: "con_1", path: [{ kind: "secret", slot: "s1" }] }}
          change={() => undefined}
          connection={one}
          tool="Okta"
        />
      </DesignerProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Replace the token in the address" }));
  const use = await screen.findByRole("button", { name: "Use this token" });
  await vi.waitFor(() => expect(use.hasAttribute("disabled")).toBe(false));
  fireEvent.input(screen.getByLabelText("New token"), { target: { value: token } });
  fireEvent.click(use);
}

const refusal = (code: string, params: object) => ({ code, params, problems: [], title: code });

it.each([
  ["secret word", 409, "not_a_token", { reason: "several_words" }, /^These are several words\. /],
  ["Schlüssel", 422, "invalid_field", { field: "token" }, /^This has letters in it that no token/],
] as const)(
  "says at the field what is wrong with “%s”",
  async (token, status, code, params, said) => {
    await give(token, refusal(code, params), status);

    await screen.findByText(said);
    expect(screen.queryByText(/One of the fields/)).toBeNull();
  },
);

it("says that it took the token alone out of what was pasted", async () => {
  await give("Bearer T0ken", KEPT);

  await screen.findByText("Baton took the token out of what you pasted.");
});

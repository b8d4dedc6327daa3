import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import "#ui/words/i18n.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";
import { AddressEntry } from "#ui/steps/call-webhook/where/address-entry.tsx";

const SECRET = "q7Zx81LmNpo2Rt55YvKd9";

const look = {
  found: ["address", "token_in_address"],
  header_suggested: true,
  host: "hooks.okta.example",
  leads_elsewhere: false,
  notes: [],
  part_way: 0,
  parts: [
    { kind: "query", length: 21, name: "token", number: 0, secret: true, text: null, why: "name" },
  ],
  way: null,
};

function open() {
  vi.stubGlobal("fetch", async () => Response.json(look));
  const designer = { workflow: { id: "wf_1" }, isReadOnly: false } as unknown as Designer;
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>
        <AddressEntry
          step="step_1"
          action={freshCall()}
          change={() => undefined}
          connection={null}
          tool="the other tool"
          onRead={() => undefined}
        />
      </DesignerProvider>
    </QueryClientProvider>,
  );
}

afterEach(() => {
  cleanup();
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

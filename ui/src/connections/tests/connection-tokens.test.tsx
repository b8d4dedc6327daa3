import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { ConnectionTokens } from "#ui/connections/connection-tokens.tsx";
import { useToasts } from "#ui/parts/toasts.ts";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined }));

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const zapier = {
  id: "con_1",
  name: "Zapier",
  auth: { kind: "inside", also_bearer: true, has_token: true },
} as unknown as Connection;

it("says that a token still goes as a bearer token, too, where that could not be changed", async () => {
  const asked: unknown[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(await request.json());
    return Response.json({ code: "internal", params: {} }, { status: 500 });
  });
  render(
    <QueryClientProvider client={queries}>
      <ConnectionTokens connection={zapier} steps={[]} />
    </QueryClientProvider>,
  );
  const also = screen.getByRole("switch", { name: /^Also send the token/ });
  fireEvent.click(also);

  await waitFor(() => expect(useToasts.getState().shown).toHaveLength(1));
  expect(asked).toEqual([{ also_bearer: false }]);
  expect(useToasts.getState().shown[0]?.text).toMatch(/^Something went wrong in Baton/);
  expect(also).toHaveProperty("checked", true);
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { System } from "#ui/api/shapes.ts";
import { host } from "#ui/host/host.ts";
import { ComputerSettings } from "#ui/settings/computer/computer-settings.tsx";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const locked = {
  host: "desktop",
  secret_store: { state: "locked", missing: [] },
} as unknown as System;

const STAYS = "Your password store is still locked. Press Unlock and type its password.";

it.each([
  // What the desktop answers when somebody closes the prompt of the password store.
  ["was refused", () => Promise.reject("the store is locked"), "alert", STAYS],
  ["left the store locked", () => Promise.resolve(true), "status", /nothing has changed/],
])("says what came of the wish to unlock: it %s", async (_, unlock, role, said) => {
  vi.spyOn(host, "unlock").mockImplementation(unlock);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ComputerSettings system={locked} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Unlock…" }));

  expect((await screen.findByRole(role)).textContent).toMatch(said);
});

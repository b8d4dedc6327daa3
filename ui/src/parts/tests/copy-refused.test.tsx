import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { CopyAddress } from "#ui/addresses/copy-address.tsx";
import type { Shape } from "#ui/api/shapes.ts";
import { copyKeys } from "#ui/host/copy-keys.ts";
import { host } from "#ui/host/host.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it.each([
  ["Linux x86_64", "Ctrl+C"],
  ["Win32", "Ctrl+C"],
  ["MacIntel", "⌘C"],
  ["iPad", "⌘C"],
])("names the keys of %s", (platform, keys) => {
  expect(copyKeys(platform)).toBe(keys);
});

it("says to press keys only where the text is selected and has the focus", async () => {
  vi.spyOn(host, "copyText").mockResolvedValue(false);
  render(<CopyText text="for IT" label="Copy for IT" />);

  fireEvent.click(screen.getByRole("button", { name: "Copy for IT" }));
  await screen.findByText(/The text is selected: press/);

  const text = screen.getByRole<HTMLTextAreaElement>("textbox");
  // It is given the focus a moment after it is drawn.
  await waitFor(() => expect(document.activeElement).toBe(text));
  expect([text.selectionStart, text.selectionEnd]).toEqual([0, "for IT".length]);
});

it.each([
  ["the browser gives the text", "https://baton.example/in/x", /The text is selected: press/],
  ["the computer keeps the text to itself", null, /^Couldn’t copy. Try again.$/],
])("an address that could not be copied, where %s", async (_, text, said) => {
  vi.spyOn(host, "copyAddress").mockResolvedValue({ copied: false, text });
  const address = { id: "adr_1", token_ready: true } as Shape<"Address">;
  render(<CopyAddress address={address} form="inside" label="Copy address" />);

  fireEvent.click(screen.getByRole("button", { name: "Copy address" }));

  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.queryByRole("textbox") !== null).toBe(text !== null);
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { keys } from "#ui/api/cache/keys.ts";
import type { Settings } from "#ui/api/shapes.ts";
import { usePageKeys } from "#ui/frame/use-page-keys.ts";

const skip = vi.fn();

function Page() {
  usePageKeys({ s: skip, "]": skip });
  return (
    <>
      <button type="button">Somewhere</button>
      <input aria-label="Why" />
      <div role="menu" tabIndex={-1} />
    </>
  );
}

function open(single_keys = true) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const settings: Settings = {
    base_address: null,
    language: "en",
    listen: "only_this_computer",
    single_keys,
    theme: "auto",
    welcome_done: true,
  };
  client.setQueryData(keys.settings(), settings);
  render(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  );
}

afterEach(() => {
  cleanup();
  skip.mockClear();
  document.body.innerHTML = "";
});

it("a key does what it is for, wherever the focus is", () => {
  open();
  fireEvent.keyDown(document.body, { key: "s" });
  fireEvent.keyDown(screen.getByRole("button"), { key: "S" });
  fireEvent.keyDown(document.body, { key: "]" });

  expect(skip).toHaveBeenCalledTimes(3);
});

it("a key that is written, or that chooses in a menu, does nothing else", () => {
  open();
  fireEvent.keyDown(screen.getByRole("textbox"), { key: "s" });
  fireEvent.keyDown(screen.getByRole("menu"), { key: "s" });

  expect(skip).not.toHaveBeenCalled();
});

it("a key does nothing while something is asked over the page, nor as part of a command", () => {
  open();
  fireEvent.keyDown(document.body, { key: "s", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "s", metaKey: true });
  const scrim = document.body.appendChild(document.createElement("div"));
  scrim.className = "scrim";
  fireEvent.keyDown(document.body, { key: "s" });

  expect(skip).not.toHaveBeenCalled();
});

it("a key does nothing for those who turned single keys off", () => {
  open(false);
  fireEvent.keyDown(document.body, { key: "s" });

  expect(skip).not.toHaveBeenCalled();
});

it("a key that is written in an editor with a shadow of its own does nothing else", () => {
  open();
  const holder = document.body.appendChild(document.createElement("div"));
  const editor = document.createElement("div");
  editor.setAttribute("contenteditable", "true");
  holder.attachShadow({ mode: "open" }).append(editor);
  fireEvent.keyDown(editor, { key: "s", composed: true });

  expect(skip).not.toHaveBeenCalled();
});

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { PersonSheet } from "#ui/people/person-sheet.tsx";
import "#ui/words/i18n.ts";

const scrolled = vi.fn();

beforeEach(() => {
  Element.prototype.scrollIntoView = scrolled;
  // jsdom has none.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) =>
    request.method === "POST"
      ? Response.json({ code: "email_taken", params: {} }, { status: 409 })
      : Response.json({ custom: [], id_sources: [] }),
  );
});

afterEach(() => {
  cleanup();
  queries.clear();
  scrolled.mockClear();
  vi.unstubAllGlobals();
});

function open() {
  render(
    <QueryClientProvider client={queries}>
      <PersonSheet onClose={() => undefined} />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText(/^Name/), { target: { value: "Li Na" } });
}

it("leads to the first field that is wrong, which may be out of view", async () => {
  open();
  const start = screen.getByLabelText("Start date");
  fireEvent.change(start, { target: { value: "31/02/2027" } });
  fireEvent.change(screen.getByLabelText("Last day"), { target: { value: "soon" } });
  const add = screen.getByRole("button", { name: "Add person" });
  add.focus();
  fireEvent.click(add);

  await waitFor(() => expect(document.activeElement).toBe(start));
  expect(scrolled).toHaveBeenCalledOnce();
});

it("leads to the field whose value was refused", async () => {
  open();
  const email = screen.getByLabelText("Work email");
  fireEvent.change(email, { target: { value: "li@acme.example" } });
  const add = screen.getByRole("button", { name: "Add person" });
  add.focus();
  fireEvent.click(add);

  await waitFor(() => expect(document.activeElement).toBe(email));
});

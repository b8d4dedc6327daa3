import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { ListenerState } from "#ui/settings/listener-state.tsx";
import "#ui/words/i18n.ts";

const reserved: Shape<"Listener"> = {
  state: "port_reserved",
  taken_by: "Windows",
  bind: "127.0.0.1",
  port: 7420,
  port_told: false,
  since: "2026-11-28T08:00:00Z",
};

// The window of the tests lacks it, and a dialog asks for it.
beforeEach(() => vi.stubGlobal("CSS", { escape: String }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(listener: Shape<"Listener">, base: string | null = null) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ListenerState listener={listener} base={base} />
    </QueryClientProvider>,
  );
}

/** Baton's answers by path; the bodies of what was put. */
function answering(port: Response) {
  const put: unknown[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method !== "PUT") return Response.json({ items: [], next: null });
    put.push([new URL(request.url).pathname, await request.json()]);
    return port;
  });
  return put;
}

const ask = () => fireEvent.click(screen.getByRole("button", { name: "Use another port…" }));
const confirm = () => fireEvent.click(screen.getByRole("button", { name: "Use another port" }));

it("names the system that has reserved the port, and takes the next free one", async () => {
  const put = answering(Response.json({ port: 7450, former: 7420 }));
  show(reserved);
  screen.getByText("Windows has reserved port 7420.");
  screen.getByText(/Baton tries again every 5 seconds\./);

  ask();
  screen.getByText(/have port 7420 in them\. They stop working\./);
  confirm();

  // Whom it concerns.
  await screen.findByText("Who must be told");
  expect(put).toEqual([["/api/v1/settings/port", { port: null }]]);
});

it("sends the port that IT named, and says when it is not free", async () => {
  const body = { code: "port_not_free", params: { port: "9000" }, problems: [] };
  const put = answering(Response.json(body, { status: 409 }));
  show({ ...reserved, state: "port_taken", taken_by: null });
  screen.getByText("Another program uses port 7420.");

  ask();
  const field = screen.getByRole("textbox", { name: /^Port/ });
  fireEvent.change(field, { target: { value: "9000" } });
  fireEvent.blur(field);
  confirm();

  await screen.findByText(/Port 9000 is not free\./);
  expect(put).toEqual([["/api/v1/settings/port", { port: 9000 }]]);
});

it("says of a public base address that it leads to the port", () => {
  show({ ...reserved, state: "listening", taken_by: null }, "https://baton.acme.example");

  ask();

  screen.getByText(/^https:\/\/baton\.acme\.example leads to port 7420\./);
});

it("offers no other port where Baton was told its port, or does not listen at all", () => {
  show({ ...reserved, port_told: true });
  screen.getByText(/Baton was started with this port\./);
  expect(screen.queryByRole("button")).toBeNull();
  cleanup();

  show({ ...reserved, state: "not_started", taken_by: null });
  screen.getByText("Baton does not listen for calls.");
  expect(screen.queryByText(/tries again/)).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
});

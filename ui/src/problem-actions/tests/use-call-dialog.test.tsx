import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { useToasts } from "#ui/parts/toasts.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { UseCallDialog } from "#ui/problem-actions/use-call-dialog.tsx";
import "#ui/words/i18n.ts";

const used: string[] = [];
let became: { dispositions: unknown[] };

/** A problem of calls that came an hour apart, the last one first. */
const items = ["Zoe", "Max", "Ada"].map((display_name, nth) => ({
  ...{ id: String(nth), candidates: [], params: {}, person_name: null, call: `call_${nth}` },
  at: new Date(2026, 10, 28, 12 - nth, 0).toISOString(),
  says: { from: "Personio", details: { display_name } },
}));

beforeEach(() => {
  used.length = 0;
  became = { dispositions: [] };
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async ({ method, url }: Request) => {
    const { pathname } = new URL(url);
    if (method === "POST") used.push(pathname);
    return Response.json(pathname.endsWith("/items") ? { items, next: null } : became);
  });
});
afterEach(() => {
  cleanup();
  queries.clear();
  useToasts.setState({ shown: [] });
  vi.unstubAllGlobals();
});

function open(call: string | null) {
  render(
    <QueryClientProvider client={queries}>
      <UseCallDialog problem={{ ...aProblem, calls: 3 }} call={call} onClose={() => undefined} />
    </QueryClientProvider>,
  );
}

async function use(): Promise<void> {
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "It is meant" } });
  fireEvent.click(screen.getByRole("button", { name: "Use it" }));
  await waitFor(() => expect(used).toHaveLength(1));
}

it("uses the call that it was asked about, and no other", async () => {
  open("call_1");
  await waitFor(() => expect(queries.isFetching()).toBe(0));

  await use();

  expect(used).toEqual(["/api/v1/calls/call_1/use"]);
  expect(screen.queryByRole("button", { name: /Which call/ })).toBeNull();
});

it("of several calls names the one that is used", async () => {
  open(null);
  const which = await screen.findByRole("button", { name: /Which call/ });
  expect(which.textContent).toMatch(/^Zoe .* 28 Nov 12:00$/);

  fireEvent.click(which);
  fireEvent.click(await screen.findByRole("option", { name: /^Ada .* 10:00$/ }));
  expect(screen.getByRole("button", { name: /Which call/ }).textContent).toMatch(/^Ada .* 10:00$/);
  await use();

  expect(used).toEqual(["/api/v1/calls/call_2/use"]);
});

it.each([
  [[{ kind: "started_run", person_name: "Zoe" }], "A run begins for Zoe."],
  [[{ kind: "problem", person_name: null }], "The call is used."],
] as const)("says whose run a call began, where it began one: %o", async (dispositions, said) => {
  became = { dispositions: [...dispositions] };
  open("call_0");
  await waitFor(() => expect(queries.isFetching()).toBe(0));

  await use();

  await waitFor(() =>
    expect(
      useToasts.getState().shown.map(({ text }) => text.replace(/[\u2068\u2069]/g, "")),
    ).toEqual([said]),
  );
});

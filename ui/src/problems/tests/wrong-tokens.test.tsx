import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { WrongTokens } from "#ui/problems/wrong-tokens.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: string }) => <a href="/workflows">{children}</a>,
}));

afterEach(cleanup);

const TOLD: Shape<"WrongTokens"> = {
  workflow: "wf_1",
  workflow_name: "New-hire onboarding",
  owner: "step_1",
  owner_name: "Laptop is ready",
  from: "Jira/9",
  calls: 3,
  more: false,
  since: "2026-11-20T09:00:00Z",
  last_at: "2026-11-28T09:00:00Z",
};

function shown(
  items: Shape<"WrongTokens">[],
  more = false,
  unreadable: Shape<"UnreadableRow">[] = [],
) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const told: Shape<"WrongTokenList"> = { items, more, unreadable, kept: 20, kept_days: 7 };
  client.setQueryData(["address", "wrong-tokens"], told);
  return render(
    <QueryClientProvider client={client}>
      <WrongTokens />
    </QueryClientProvider>,
  );
}

it("says who calls with a wrong token, how often, and what to do", () => {
  shown([TOLD]);

  const title = "Somebody calls “Laptop is ready” of “New-hire onboarding” with a wrong token";
  expect(screen.getByRole("heading", { name: title })).toBeTruthy();
  expect(screen.getByText(/^3 times since .* from Jira\/9\. They may still use/)).toBeTruthy();
});

it("says that it may have been more often than is kept", () => {
  shown([{ ...TOLD, calls: 20, more: true }]);

  expect(screen.getByText(/^At least 20 times since /)).toBeTruthy();
  const kept =
    "The newest 20 at an address are kept for 7 days, and you can use one anyway unless it is very long.";
  expect(screen.getByText(kept)).toBeTruthy();
});

it("says of what it cannot read, beside the others", () => {
  shown([TOLD], false, [{ table: "addresses", number: 7, name: null, why: "broken" }]);

  expect(screen.getByRole("heading", { name: /Laptop is ready/ })).toBeTruthy();
  expect(screen.getByText(/can’t be read/)).toBeTruthy();
});

it("says that there may be others than are listed", () => {
  shown([TOLD], true);

  expect(
    screen.getByText(/Perhaps other addresses are called with a wrong token, too/),
  ).toBeTruthy();
});

it("says nothing where nobody does", () => {
  const { container } = shown([]);

  expect(container.textContent).toBe("");
});

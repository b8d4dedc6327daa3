import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { ReceivedCall } from "#ui/content/received/received-call.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const hires = [
  { email: "ada@a.example", name: "Ada" },
  { email: "kein-email", name: "Vier" },
];
const call = {
  at: "2026-11-29T15:00:00Z",
  from: "Personio",
  body: JSON.stringify(hires),
  data: null,
  fields: [],
  headers: [],
  how: null,
  misread: null,
  hidden: { details: [], pointers: [], more: 0 },
} as unknown as Shape<"Call">;

function show(about?: string) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ReceivedCall call={call} {...(about && { about })} />
    </QueryClientProvider>,
  );
}

it("shows the entry first that somebody looks for, of a call about many", () => {
  show("kein-email");
  const [first] = screen.getAllByRole("definition");

  expect(screen.getByRole("heading", { name: "Entry 2 of 2" })).toBeTruthy();
  expect(first?.textContent).toBe("kein-email");
});

it("shows a call as it came where nothing is looked for", () => {
  show();

  expect(screen.queryByRole("heading", { name: /^Entry/ })).toBeNull();
});

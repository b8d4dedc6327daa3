import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { useToasts } from "#ui/parts/toasts.ts";
import { ProblemDo } from "#ui/problem-actions/problem-do.tsx";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined }));

beforeEach(() => {
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async () => Response.json({ items: [], next: null }));
});
afterEach(() => {
  cleanup();
  queries.clear();
  useToasts.setState({ shown: [] });
  vi.unstubAllGlobals();
});

function open(action: "ignore" | "start_now", changed: Partial<ProblemGroup>) {
  render(
    <QueryClientProvider client={queries}>
      <ProblemDo
        action={action}
        problem={{ ...aProblem, ...changed }}
        title="A call has no email"
        primary={false}
      />
    </QueryClientProvider>,
  );
}

it.each([
  [1, "Start this call…"],
  [2, "Start these calls…"],
])("starts as many calls as there are: %i", (calls, button) => {
  open("start_now", { calls });

  expect(screen.getByRole("button", { name: button })).toBeTruthy();
});

it.each([
  [{ says: { display_name: "Tim Ohneadresse" } }, "A call has no email: Tim Ohneadresse"],
  [{ person_name: "Ada" }, "A call has no email: Ada"],
  [{}, "A call has no email"],
])("says what was ignored: %j", async (changed, what) => {
  open("ignore", changed);
  fireEvent.click(screen.getByRole("button", { name: "Ignore…" }));
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "A test" } });
  fireEvent.click(screen.getByRole("button", { name: "Ignore" }));

  await waitFor(() => expect(useToasts.getState().shown).toHaveLength(1));
  expect(useToasts.getState().shown[0]?.text).toBe(`Ignored: ${what}`);
});

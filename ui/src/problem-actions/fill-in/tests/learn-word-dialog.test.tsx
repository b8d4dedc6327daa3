import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { LearnWordDialog } from "#ui/problem-actions/fill-in/learn-word-dialog.tsx";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

/** What was sent to Baton, by path, while it is asked what a word means for a detail. */
function open(detail: string) {
  const sent: [string, unknown][] = [];
  // jsdom has none.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "POST") {
      sent.push([new URL(request.url).pathname, await request.json()]);
    }
    return Response.json({
      done: 1,
      could_not: 0,
      started: 0,
      already_in: 0,
      still: [],
      job: null,
    });
  });
  const params = { detail: `person /${detail}`, value: "VTR-7", because: "no_word" };
  const problem: ProblemGroup = { ...aProblem, kind: "detail_unread", params };
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={queries}>
      <LearnWordDialog problem={problem} onClose={onClose} />
    </QueryClientProvider>,
  );
  return { sent, onClose };
}

it("asks what the word means, and says it once", async () => {
  const { sent, onClose } = open("team");
  expect(screen.getByText("What does “VTR-7” mean?")).toBeTruthy();

  fireEvent.click(screen.getByRole("button", { name: "Remember it" }));
  expect(screen.getByText("Say what it means first.")).toBeTruthy();
  expect(sent).toEqual([]);
  fireEvent.change(screen.getByRole("textbox"), { target: { value: " Sales " } });
  fireEvent.click(screen.getByRole("button", { name: "Remember it" }));

  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent).toEqual([["/api/v1/problems/prb_1/learn-word", { ours: "Sales" }]]);
});

it("offers what a status can be, and nothing else", () => {
  open("status");

  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByRole("button", { name: /Status becomes/ })).toBeTruthy();
});

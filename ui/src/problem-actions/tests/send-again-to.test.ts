import { renderHook } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Run, Shape } from "#ui/api/shapes.ts";
import { ApiProblem } from "#ui/api/wire/problem.ts";
import { sendAgainTo } from "#ui/problem-actions/sending/send-again-to.ts";
import { useSentAgain } from "#ui/problem-actions/sending/sent-again.ts";
import { sentOfRun } from "#ui/problem-actions/sending/sent-of-run.ts";
import "#ui/words/i18n.ts";

const NAMES = ["Ada", "Max", "Zoe"];
let refused: readonly string[] = [];
const asked: string[] = [];

vi.mock("#ui/api/problems.ts", () => ({
  readProblemItems: async () => ({
    items: NAMES.map((name) => ({ run: name, step: "s", person: name, person_name: name })),
    next: null,
  }),
}));
vi.mock("#ui/api/run-actions.ts", () => ({
  atStep: async (run: string) => {
    asked.push(run);
    if (refused.includes(run)) throw MOVED;
    return stands("running", run);
  },
}));

const MOVED = new ApiProblem("action_not_possible", 409, "", null);

function stands(status: Shape<"StepStatus"> | null, name = "Zoe", problem?: string): Run {
  const detail = problem ? { params: { problem } } : null;
  const steps = status ? { s: { status, detail } } : {};
  return { person: { id: name, name }, steps } as unknown as Run;
}

beforeEach(() => {
  refused = [];
  asked.length = 0;
});

function said(sent: Awaited<ReturnType<typeof sendAgainTo>>) {
  const { result } = renderHook(() => useSentAgain());
  return result.current(sent).map(({ text }) => text);
}

it("sends on where one is refused, and names whom", async () => {
  refused = ["Max"];

  const sent = await sendAgainTo("prb_1", "mended", NAMES);

  expect(asked).toEqual(NAMES);
  expect(said(sent)).toEqual([
    "2 messages are sent again.",
    expect.stringMatching(/^1 could not be sent again: Max\. .+/),
  ]);
});

it("says why where all are refused", async () => {
  refused = NAMES;

  await expect(sendAgainTo("prb_1", "mended", NAMES)).rejects.toBe(MOVED);
});

it.each([
  ["goes out", stands("running"), ["1 message is sent again."]],
  ["was accepted at once", stands("done"), ["1 message is sent again."]],
  [
    "lacks something",
    stands("needs_you", "Zoe", "nothing_answers"),
    [expect.stringMatching(/^1 still needs you: .+ \(Zoe\)\.$/)],
  ],
  ["needs somebody, nobody knows why", stands("needs_you"), ["1 could not be sent again."]],
  ["was stopped meanwhile", stands("stopped"), ["1 could not be sent again."]],
  ["was skipped meanwhile", stands("skipped"), ["1 could not be sent again."]],
  ["is not there any more", stands(null), ["1 could not be sent again."]],
])("tells how it ended of a message that %s", (_, run, words) => {
  expect(said(sentOfRun(run, "s"))).toEqual(words);
});

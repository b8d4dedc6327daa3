import { renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { endOfJob } from "#ui/api/jobs.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useToastSent } from "#ui/problem-actions/sending/sent-again.ts";
import "#ui/words/i18n.ts";

vi.mock("#ui/api/jobs.ts", () => ({ endOfJob: vi.fn() }));
vi.mock("#ui/parts/toasts.ts", () => ({ toast: vi.fn() }));

afterEach(() => {
  vi.clearAllMocks();
});

const ZOE: Shape<"StillNeeds"> = {
  person: "per_1",
  person_name: "Zoe",
  kind: "value_missing",
  params: { detail: "person /department" },
};
const ended = (done: number, could_not = 0, still: Shape<"StillNeeds">[] = []): Shape<"Done"> => ({
  ...{ done, could_not, still, job: null, started: 0, already_in: 0 },
});
const GOES_ON = "Sending goes on. How far it is stands at the top of the page.";

it.each<[string, number, (Shape<"Done"> | null)[], string[]]>([
  ["two jobs", 0, [ended(264), ended(250)], [GOES_ON, "514 messages are sent again."]],
  ["three at once and a job", 3, [ended(264)], [GOES_ON, "267 messages are sent again."]],
  [
    "a job that leaves somebody",
    0,
    [ended(263, 1, [ZOE])],
    [GOES_ON, "263 messages are sent again.", "1 still needs you: Department is empty for Zoe."],
  ],
  [
    "a job whose end cannot be told",
    3,
    [ended(264), null],
    [
      GOES_ON,
      "267 messages are sent again.",
      "What came of the rest is not known. Problems shows who still needs you.",
    ],
  ],
  [
    "the only job, whose end cannot be told",
    0,
    [null],
    [GOES_ON, "What came of it is not known. Problems shows who still needs you."],
  ],
])(
  "what was sent again is said once, when all of it is at its end: %s",
  async (_, done, ends, said) => {
    for (const end of ends) vi.mocked(endOfJob).mockResolvedValueOnce(end);
    const { result } = renderHook(() => useToastSent());

    result.current({ done, could_not: 0, still: [], jobs: ends.map((_end, at) => `job_${at}`) });
    await vi.waitFor(() => expect(toast).toHaveBeenCalledTimes(said.length));

    expect(vi.mocked(toast).mock.calls.map(([text]) => text)).toEqual(said);
  },
);

it("nothing that was sent again is green: what the other tool makes of it is not known yet", async () => {
  vi.mocked(endOfJob).mockResolvedValueOnce(ended(264));
  const { result } = renderHook(() => useToastSent());

  result.current({ done: 0, could_not: 0, still: [], jobs: ["job_1"] });
  await vi.waitFor(() => expect(toast).toHaveBeenCalledTimes(2));

  const tones = vi.mocked(toast).mock.calls.map(([, how]) => how?.tone);
  expect(tones).toEqual(["plain", "plain"]);
});

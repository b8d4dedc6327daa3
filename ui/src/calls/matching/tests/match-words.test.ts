import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import {
  isChosen,
  type SaidVerdict,
  useMatchSentence,
  useVerdictWords,
} from "#ui/calls/matching/use-match-words.ts";
import type { MatchBy, StepId } from "#ui/document/definition.ts";
import "#ui/words/i18n.ts";

const picked = (pointer: string) => ({ kind: "picked", pointer }) as const;
const byEmail = (pointer = "/employee/email"): MatchBy => ({
  kind: "person_detail",
  detail: "work_email",
  call: picked(pointer),
});
const byTicket = (pointer = "/key"): MatchBy => ({
  kind: "step_answer",
  step: "step_1" as StepId,
  pointer,
  call: picked("/issue/key"),
});
const byItself: MatchBy = {
  kind: "person_detail",
  detail: "work_email",
  call: { kind: "automatic" },
};

const SENTENCES: [string, MatchBy, string | null, string][] = [
  [
    "a detail of somebody",
    byEmail(),
    "Maria Lopez",
    "The call is Maria Lopez’s when its “employee.email” is Maria Lopez’s “Work email”.",
  ],
  [
    "a detail of whoever it is",
    byEmail(),
    null,
    "A call is about the person whose “Work email” is in its “employee.email”.",
  ],
  [
    "an answer",
    byTicket(),
    "Maria Lopez",
    "The call is Maria Lopez’s when its “issue.key” is the “key” that “Create the ticket” got for Maria Lopez.",
  ],
  [
    "an answer, of whoever it is",
    byTicket(),
    null,
    "A call is about the person for whom “Create the ticket” got the “key” in its “issue.key”.",
  ],
  [
    "by itself",
    byItself,
    "Maria Lopez",
    "The call is Maria Lopez’s when it names Maria Lopez’s “Work email” as “email” or “emails”.",
  ],
  [
    "by itself, whoever it is",
    byItself,
    null,
    "A call is about the person whose “Work email” it names as “email” or “emails”.",
  ],
  [
    "a field that is not chosen",
    byEmail(""),
    "Maria Lopez",
    "Choose the field of the call that says whom it is about.",
  ],
  [
    "an answer that is not chosen",
    byTicket(""),
    "Maria Lopez",
    "Choose the part of the answer that the call repeats.",
  ],
];

it.each(SENTENCES)("how a call finds its run is one sentence: %s", (_, match, name, sentence) => {
  const { result } = renderHook(() => useMatchSentence());

  expect(result.current(match, { name, stepName: () => "Create the ticket" })).toBe(sentence);
});

const PEOPLE = ["Maria Lopez", "Max Gruber", "Li Na"].map((name) => ({ id: `per_${name}`, name }));

function value(fits: Shape<"MatchFit">, count: number, runs = 0): Shape<"MatchedValue"> {
  const people = PEOPLE.slice(0, Math.min(count, 2));
  return { value: "IT-482", is_email: false, fits, people, count, runs, otherwise: false };
}

const matched = (values: Shape<"MatchedValue">[], more: Partial<Shape<"Matched">> = {}) => ({
  ...{ call: null, at: null, judged: true, more: 0, whole: true, proposals: [] },
  ...{ before: 0, earlier: null, tested: null },
  values,
  ...more,
});

type Row = [string, Shape<"Matched">, string, number, MatchBy?, Shape<"SeveralMatch">?];

const VERDICTS: Row[] = [
  [
    "nothing came",
    matched([], { judged: false }),
    "No call has come yet. The first one shows whether this fits.",
    0,
  ],
  [
    "the field is not there",
    matched([]),
    "The last call says nothing there, so it is about nobody.",
    0,
  ],
  ["one", matched([value("one", 1)]), "The last call fits exactly one person who waits here:", 1],
  [
    "one who waits nowhere",
    matched([value("known", 1)]),
    "The last call fits 1 person. No run of this person waits here now, so such a call would move nothing:",
    1,
  ],
  [
    "one who waits by the rule of another version",
    matched([{ ...value("known", 1), otherwise: true }]),
    "The last call fits 1 person. This person waits here, but began with a version that looks for calls another way. Choose the run under Problems:",
    1,
  ],
  [
    "several people",
    matched([value("several", 3)]),
    "The last call fits 3 people. Baton would ask you which run it is.",
    2,
  ],
  [
    "several runs of one person",
    matched([value("several", 1, 2)]),
    "The last call fits 2 runs of one person. Baton would ask you which run it is.",
    1,
  ],
  [
    "several, of which the one that waits longest is taken",
    matched([value("several", 3)]),
    "The last call fits 3 people. The run that waits longest would take it.",
    2,
    byEmail(),
    "longest_waiting",
  ],
  ["nobody", matched([value("nobody", 0)]), "The last call fits nobody. It says “IT-482”.", 0],
  [
    "nobody, by a value that looks sensitive",
    matched([{ ...value("nobody", 0), value: null }]),
    "The last call fits nobody.",
    0,
  ],
  [
    "nobody of those who were looked at",
    matched([value("nobody", 0)], { whole: false }),
    "The last call fits nobody among the 10,000 people who were looked at. It says “IT-482”.",
    0,
  ],
  [
    "no run",
    matched([value("nobody", 0)]),
    "The last call fits none of the last runs. It says “IT-482”.",
    0,
    byTicket(),
  ],
  [
    "a list",
    matched([value("one", 1), value("nobody", 0), value("several", 3)], { more: 7 }),
    "The last call names 10 values. 1 fits exactly one person. 1 fits nobody. 1 fits several. 7 were not looked at.",
    1,
  ],
];

describe("whom a call would be about", () => {
  it.each(VERDICTS)(
    "is said: %s",
    (_, judged, text, people, match = byEmail(), several = "ask") => {
      const { result } = renderHook(() => useVerdictWords());
      const said = result.current(judged, { match, several }, "last");

      expect(said.text).toBe(text);
      expect(said.people).toHaveLength(people);
    },
  );

  it("names the call that did not come for what it is, and how many are not named", () => {
    const { result } = renderHook(() => useVerdictWords());
    const rule = { match: byEmail(), several: "ask" } as const;

    expect(result.current(matched([value("one", 1)]), rule, "told").text).toBe(
      "A real call with this data fits exactly one person who waits here:",
    );
    expect(result.current(matched([value("several", 3)]), rule, "told").more).toBe(1);
  });

  it("is not said of a try-out that its person waits nowhere: they wait in the try-out", () => {
    const { result } = renderHook(() => useVerdictWords());
    const rule = { match: byEmail(), several: "ask" } as const;

    const { tone, text } = result.current(matched([value("known", 1)]), rule, "told");
    expect([tone, text]).toEqual(["good", "A real call with this data fits 1 person."]);
  });

  it.each<[string, Partial<Shape<"Matched">>, SaidVerdict["tone"], string]>([
    [
      "the same",
      { tested: { value: "IT-482", ago: 0 } },
      "good",
      "The last call says “IT-482”, as the answer to the test did. No run has got an answer yet.",
    ],
    [
      "something else",
      { tested: { value: "IT-481", ago: null }, before: 2 },
      "bad",
      "The last call says “IT-482” there, and the answer to the test “IT-481”. The 2 calls before it do not fit either. Choose another field, or send a call that is about what the test made.",
    ],
    [
      "what a call before says",
      { tested: { value: "IT-481", ago: 1 }, before: 2 },
      "neutral",
      "The last call says “IT-482” there, and the answer to the test “IT-481”. The call before it says the same as that answer.",
    ],
    [
      "nothing",
      {},
      "neutral",
      "No run has got an answer yet. Whether calls fit shows after you go live.",
    ],
  ])("is by the test where no run can have got an answer yet: %s", (_, more, tone, text) => {
    const { result } = renderHook(() => useVerdictWords());
    const rule = { match: byTicket(), several: "ask" } as const;

    const said = result.current(matched([value("nobody", 0)], more), rule, "last", true);
    expect([said.tone, said.text]).toEqual([tone, text]);
  });

  it.each<[string, Partial<Shape<"Matched">>, SaidVerdict["tone"], string, number]>([
    [
      "the one before fits",
      { before: 4, earlier: { ago: 1, value: value("known", 1) } },
      "neutral",
      "The last call fits none of the last runs. It says “IT-482”. The call before it was about:",
      1,
    ],
    [
      "an earlier one fits several",
      { before: 4, earlier: { ago: 3, value: value("several", 3) } },
      "bad",
      "The last call fits none of the last runs. It says “IT-482”. The call 3 places before it was about:",
      2,
    ],
    [
      "none of them does",
      { before: 4 },
      "bad",
      "The last call fits none of the last runs. It says “IT-482”. The 4 calls before it do not fit either.",
      0,
    ],
  ])("looks at the calls before where the last fits none: %s", (_, more, tone, text, people) => {
    const { result } = renderHook(() => useVerdictWords());
    const rule = { match: byTicket(), several: "ask" } as const;

    const said = result.current(matched([value("nobody", 0)], more), rule, "last");
    expect([said.tone, said.text]).toEqual([tone, text]);
    expect(said.people).toHaveLength(people);
  });

  it("is asked only of a rule that says all it goes by", () => {
    const half = { ...byTicket(""), call: picked("/issue/key") };
    expect([byTicket(), byItself, byEmail(), half, byEmail("")].map(isChosen)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

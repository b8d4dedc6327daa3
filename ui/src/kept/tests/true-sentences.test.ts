import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { useBecame } from "#ui/kept/use-became.ts";
import { useKeptWords } from "#ui/kept/use-kept-words.ts";
import "#ui/words/i18n.ts";

const LI: Shape<"KeptPerson"> = {
  value: "li@acme.example",
  whom: "per_1",
  person: "per_1",
  name: "Li Na",
  has_left: false,
  in_it: false,
  done_at: null,
  starts: true,
};
const DONE = { ...LI, done_at: "2026-11-15T09:00:00Z" };
const NOBODY = { ...LI, value: "new@acme.example", person: null, name: null, starts: false };
const call = (people: Shape<"KeptPerson">[], count: number | null = people.length) => ({
  looked_at: people.length,
  begin: people.filter((one) => one.starts && one.done_at === null).length,
  again: people.filter((one) => one.starts && one.done_at !== null).length,
  id: "call_1",
  at: "2026-11-18T16:20:00Z",
  from: "LearnHub",
  people,
  says: {} as Shape<"KeptCall">["says"],
  count,
  comes_to: "each_person" as Shape<"KeptCall">["comes_to"],
  was_problem: false,
});

it.each([
  ["one who is known", call([LI]), "Li Na", "From LearnHub"],
  [
    "one whom the start does not find and the call names",
    { ...call([]), says: { display_name: "Ohne Mail" } },
    "Ohne Mail",
    "Its work email is not where the start looks. If it is started, it goes to Problems.",
  ],
  [
    "one who is not",
    call([NOBODY]),
    "new@acme.example",
    "Nobody has this work email. If it is started, it goes to Problems.",
  ],
  [
    "a value that is no address",
    call([{ ...NOBODY, value: "no email either" }]),
    "no email either",
    "That is no email address. If it is started, it goes to Problems.",
  ],
  [
    "one who is added",
    call([{ ...NOBODY, starts: true }]),
    "new@acme.example",
    "Nobody has this work email yet. If it is started, the person is added.",
  ],
  [
    "one who has left",
    call([{ ...LI, has_left: true }]),
    "Li Na",
    "Has left. If it is started, it goes to Problems.",
  ],
  [
    "one who is in it",
    call([{ ...LI, in_it: true }]),
    "Li Na",
    "Is in the workflow already, so no second run begins.",
  ],
  [
    "one who went through already",
    call([DONE]),
    "Li Na",
    "Finished this on 15 Nov. If it is started, they go through it again.",
  ],
  [
    "two who went through already",
    call([DONE, { ...DONE, whom: "per_2" }]),
    "Li Na and 1 other person",
    "Those of them who begin finished this before, and would go through it again.",
  ],
  [
    "two of whom one went through already",
    call([DONE, LI]),
    "Li Na and 1 other person",
    "1 of them finished this before, and would go through it again.",
  ],
  [
    "what cannot be read",
    { ...call([], null), comes_to: "unreadable" as const },
    "A call that cannot be read",
    "If it is started, it goes to Problems.",
  ],
  [
    "many, of whom sixty who are not named went through already",
    { ...call([LI, NOBODY], 90), looked_at: 90, begin: 30, again: 60 },
    "Li Na and 89 other people",
    "60 of them finished this before, and would go through it again.",
  ],
  [
    "many, of whom not all were looked at",
    { ...call([DONE, LI], 1200), looked_at: 200, begin: 199, again: 1 },
    "Li Na and 1,199 other people",
    "At least 1 of them finished this before, and would go through it again.",
  ],
  ["two", call([LI, NOBODY]), "Li Na and 1 other person", "From LearnHub"],
  [
    "many",
    call([LI, NOBODY], 1200),
    "Li Na and 1,199 other people",
    "From LearnHub. Baton looked at the first 2 of 1,200.",
  ],
  [
    "one who does not meet the condition",
    { ...call([{ ...LI, starts: false }]), comes_to: "nothing" as const },
    "Li Na",
    "Does not meet the condition of the start, so no run begins.",
  ],
  [
    "two of whom it cannot be told",
    { ...call([LI, NOBODY]), comes_to: "problem" as const },
    "Li Na and 1 other person",
    "What it says cannot be judged. If it is started, it goes to Problems.",
  ],
  [
    "one whom it names by name and nobody knows",
    call([{ ...NOBODY, name: "Jonas Weber" }]),
    "Jonas Weber",
    "Nobody has this work email. If it is started, it goes to Problems.",
  ],
  [
    "one that is read otherwise now",
    { ...call([LI]), was_problem: true },
    "Li Na",
    "From LearnHub, under Problems until now",
  ],
  [
    "nobody",
    call([]),
    "A call in which Baton found nobody",
    "If it is started, it goes to Problems.",
  ],
  [
    "what was not read",
    call([], null),
    "A call that was not read",
    "From LearnHub. It is too long to see here for whom a run would begin.",
  ],
])("a kept call says whom it is about: %s", (_, kept, who, note) => {
  const { result } = renderHook(() => useKeptWords());

  expect(result.current(kept)).toMatchObject({ who, note });
});

it.each([
  ["of one who is known", call([LI]), "li@acme.example"],
  ["of one who is called by name", call([{ ...NOBODY, name: "Jonas" }]), "new@acme.example"],
  ["not twice", call([NOBODY]), null],
  ["not of one of several", call([LI, NOBODY]), null],
])("a kept call says the work e-mail beside the name: %s", (_, kept, email) => {
  const { result } = renderHook(() => useKeptWords());

  expect(result.current(kept).email).toBe(email);
});

it.each([
  ["nobody", call([]), "a call in which Baton found nobody"],
  ["what was not read", call([], null), "a call that was not read"],
  ["one who is known", call([LI]), "Li Na"],
])("a kept call in the middle of a sentence begins small, but for a name: %s", (_, kept, said) => {
  const { result } = renderHook(() => useKeptWords());

  expect(result.current(kept).within).toBe(said);
});

describe("what became of kept calls that were started", () => {
  const NOTHING = {
    started: 0,
    already_in: 0,
    problems: 0,
    waiting: 0,
    nothing: 0,
    under_way: 0,
  };
  const of = (
    started: number,
    became: Shape<"KeptBecame"> | null,
    { job = null, could_not = 0 }: { job?: string | null; could_not?: number } = {},
  ) => ({ started, could_not, became, job });

  it.each([
    [
      "nothing was there",
      of(0, NOTHING),
      ["Nothing was started: the calls were not there any more."],
    ],
    [
      "turned off meanwhile",
      of(0, NOTHING, { could_not: 3 }),
      ["3 calls could not be started, for the workflow is not on. They stay kept."],
    ],
    [
      "turned off on the way",
      of(5, { ...NOTHING, started: 5 }, { could_not: 1 }),
      ["5 runs began.", "1 call could not be started, for the workflow is not on. It stays kept."],
    ],
    ["one run", of(1, { ...NOTHING, started: 1 }), ["1 run began."]],
    ["many runs", of(14, { ...NOTHING, started: 14 }), ["14 runs began."]],
    [
      "one of each",
      of(5, { started: 1, already_in: 1, problems: 1, waiting: 1, nothing: 1, under_way: 1 }),
      [
        "1 run began.",
        "1 person was in it already, so no second run began.",
        "For 1 person nothing began. Earlier calls says why.",
        "1 person begins when their other run ends.",
        "1 call is still being looked at.",
        "1 person or call needs you. Look under Problems.",
      ],
    ],
    ["about very many", of(1, null), ["1 call is used. Earlier calls says what became of it."]],
    [
      "not at its end",
      of(200, null, { job: "job_1" }),
      ["They are being started. How far that is stands at the top of the page."],
    ],
  ])("%s", (_, started, said) => {
    const { result } = renderHook(() => useBecame());

    expect(result.current(started).map(({ text }) => text)).toEqual(said);
  });
});

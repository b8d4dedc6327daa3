import { renderHook } from "@testing-library/react";
import { useTranslation } from "react-i18next";
import { expect, it } from "vitest";
import { usedOf } from "#ui/api/problems.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { goesOutAs } from "#ui/problem-actions/goes-out-as.ts";
import { useSentAgain } from "#ui/problem-actions/sending/sent-again.ts";
import { useUsedCalls } from "#ui/problem-actions/used-calls.ts";
import "#ui/words/i18n.ts";

const done = (done: number, could_not = 0, jobs: string[] = []) => ({
  done,
  could_not,
  still: [],
  jobs,
});

it.each([
  ["nothing", done(0), ["Nothing was sent again."]],
  ["one", done(1), ["1 message is sent again."]],
  ["many", done(37), ["37 messages are sent again."]],
  ["one of three", done(1, 2), ["1 message is sent again.", "2 could not be sent again."]],
  ["none of three", done(0, 3), ["3 could not be sent again."]],
  [
    "more than is waited for, and three at once",
    done(3, 0, ["job_1"]),
    ["Sending goes on. How far it is stands at the top of the page."],
  ],
  [
    "more than is waited for",
    done(0, 0, ["job_1"]),
    ["Sending goes on. How far it is stands at the top of the page."],
  ],
])("says how many messages were sent again: %s", (_, sent, said) => {
  const { result } = renderHook(() => useSentAgain());

  expect(result.current(sent).map(({ text }) => text)).toEqual(said);
});

it.each([
  ["nothing", done(0), ["Nothing was sent."]],
  ["one", done(1), ["1 message is sent."]],
  ["many", done(37), ["37 messages are sent."]],
])("says of what had not gone out before that it is sent, not again: %s", (_, sent, said) => {
  const { result } = renderHook(() => useSentAgain());

  expect(result.current(sent, true).map(({ text }) => text)).toEqual(said);
});

it("says who still needs somebody, and what they lack", () => {
  const { result } = renderHook(() => useSentAgain());
  const still = (name: string, also?: string) => ({
    person: name,
    person_name: name,
    kind: "value_missing" as const,
    params: { detail: "person /start_date", ...(also ? { also } : {}) },
  });
  const said = (sent: Parameters<typeof result.current>[0]) =>
    result.current(sent).map(({ text }) => text);

  expect(said({ ...done(6, 1), still: [still("Zoe")] })).toEqual([
    "6 messages are sent again.",
    "1 still needs you: Start date is empty for Zoe.",
  ]);
  expect(said({ ...done(0, 5), still: [still("Zoe", "person /department")] })).toEqual([
    "5 still need you: Start date and Department are empty for Zoe, and 4 more.",
  ]);
});

type Used = Parameters<ReturnType<typeof useUsedCalls>>[0];

const used = (done: number, came: Partial<Used> = {}): Used => ({
  ...{ done, could_not: 0, started: 0, already_in: 0, goesOn: false },
  ...came,
});

it.each([
  ["none", used(0), ["No call was used: none was kept any more."]],
  ["one that started", used(1, { started: 1 }), ["A run begins for Maria Lopez."]],
  [
    "one who was in it",
    used(1, { already_in: 1 }),
    ["Maria Lopez is in the workflow already, so 1 call began no second run."],
  ],
  [
    "three, of which the first starts",
    used(3, { started: 1, already_in: 2 }),
    [
      "A run begins for Maria Lopez.",
      "Maria Lopez is in the workflow already, so 2 calls began no second run.",
    ],
  ],
  ["one that waits for another run", used(1), ["1 kept call is used for Maria Lopez."]],
  [
    "some",
    used(2, { started: 2, could_not: 1 }),
    ["2 runs begin for Maria Lopez.", "1 call could not be used."],
  ],
  ["none of them", used(0, { could_not: 2 }), ["2 calls could not be used."]],
  [
    "it goes on",
    used(40, { started: 1, already_in: 39, goesOn: true }),
    ["That is still being done. How far it is stands at the top of the page."],
  ],
])("says what became of kept calls that were given to somebody: %s", (_, used, said) => {
  const { result } = renderHook(() => useUsedCalls());

  expect(result.current(used, "Maria Lopez").map(({ text }) => text)).toEqual(said);
});

it.each([
  ["value_missing", "Nothing has gone out yet. The details are taken as they are now."],
  [
    "consent_missing",
    "The same data goes out. What went out before keeps its number, so the other tool can tell a repeat.",
  ],
  [
    "nothing_answers",
    "The same data goes out. What went out before keeps its number, so the other tool can tell a repeat.",
  ],
  [
    "token_not_valid",
    "The same data goes out under the same number, so the other tool can tell a repeat.",
  ],
] as const)("says of %s what goes out when it is sent again", (kind, said) => {
  const { result } = renderHook(() => useTranslation("problems"));

  expect(result.current.t(`sending.as.${goesOutAs(kind)}`)).toBe(said);
});

const given = (...kinds: Shape<"DispositionKind">[]) => ({
  dispositions: kinds.map((kind) => ({
    ...{ kind, person: "per_1", person_name: "Maria", run: null, step: null, detail: {} },
  })),
});

it.each([
  ["it started", given("started_run"), used(1, { started: 1 })],
  ["the person is in it", given("already_in_the_workflow"), used(1, { already_in: 1 })],
  ["it is kept yet", given("problem"), used(1, { goesOn: true })],
])("a call that was given to somebody says what became of it: %s", (_, call, became) => {
  expect(usedOf(call)).toEqual(became);
});

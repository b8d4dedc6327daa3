import { renderHook } from "@testing-library/react";
import { useTranslation } from "react-i18next";
import { expect, it } from "vitest";
import { goesOutAs } from "#ui/problem-actions/goes-out-as.ts";
import { useSentAgain } from "#ui/problem-actions/sent-again.ts";
import { useUsedCalls } from "#ui/problem-actions/used-calls.ts";
import "#ui/words/i18n.ts";

const done = (done: number, could_not = 0, job: string | null = null) => ({
  done,
  could_not,
  still: [],
  job,
});

it.each([
  ["nothing", done(0), ["Nothing was sent again."]],
  ["one", done(1), ["1 message is sent again."]],
  ["many", done(37), ["37 messages are sent again."]],
  ["one of three", done(1, 2), ["1 message is sent again.", "2 could not be sent again."]],
  ["none of three", done(0, 3), ["3 could not be sent again."]],
  [
    "more than is waited for",
    done(200, 0, "job_1"),
    ["Sending goes on. How far it is stands at the top of the page."],
  ],
])("says how many messages were sent again: %s", (_, sent, said) => {
  const { result } = renderHook(() => useSentAgain());

  expect(result.current(sent).map(({ text }) => text)).toEqual(said);
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

it.each([
  ["none", done(0), ["No call was used: none was kept any more."]],
  ["one", done(1), ["1 kept call is used for Maria Lopez."]],
  ["some", done(2, 1), ["2 kept calls are used for Maria Lopez.", "1 call could not be used."]],
  ["none of them", done(0, 2), ["2 calls could not be used."]],
])("says how many kept calls were used: %s", (_, used, said) => {
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

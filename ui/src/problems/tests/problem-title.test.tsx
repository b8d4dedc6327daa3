import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { ProblemTitle } from "#ui/problems/problem-title.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>,
}));

afterEach(cleanup);

type Ends = NonNullable<ProblemGroup["ended"]>["ends"];

const ended = (...hows: Ends[number]["how"][]) => ({
  at: "2026-11-28T10:00:00Z",
  ends: hows.map((how) => ({ how, by: null, count: 1 })),
});

it.each<[string, Partial<ProblemGroup>, string]>([
  ["is open", {}, "Said: Ada"],
  ["fixed itself", { state: "solved", ended: ended("by_itself") }, "Solved for Ada: Said"],
  ["was skipped", { state: "solved", ended: ended("skipped") }, "Solved for Ada: Said"],
  ["was sent again", { state: "solved", ended: ended("sent_again") }, "Sent again for Ada: Said"],
  [
    "was sent again for one and skipped for the other",
    { state: "solved", people: 2, ended: ended("skipped", "sent_again") },
    "Said: Ada and 1 other",
  ],
  ["was ignored", { state: "ignored", ended: ended("ignored") }, "Ignored for Ada: Said"],
])("claims no more of a problem than is known where it %s", (_, changed, said) => {
  const person = { person: "per_1", person_name: "Ada", people: 1 };
  const problem: ProblemGroup = { ...aProblem, kind: "token_not_valid", ...person, ...changed };
  const { container } = render(<ProblemTitle problem={problem} title="Said" />);

  expect(container.textContent).toBe(said);
});

it("names whom a call without an email is about, where the only call says a name", () => {
  const says = { display_name: "Olga Leer" };
  const problem: ProblemGroup = { ...aProblem, params: { stood: "empty" }, says };
  const { container, rerender } = render(<ProblemTitle problem={problem} title="No email" />);
  expect(container.textContent).toBe("No email: Olga Leer");

  rerender(<ProblemTitle problem={{ ...problem, says: {} }} title="No email" />);
  expect(container.textContent).toBe("No email");
});

const unread = {
  kind: "detail_unread",
  params: { detail: "person /start_date", value: "next Monday", because: "no_day" },
  person: "per_2",
  person_name: "Ines",
} as const;

it.each<[string, Partial<ProblemGroup>, string]>([
  ["one", { people: 1 }, "“Start date” of Ines can’t be read"],
  ["several", { people: 2 }, "“Start date” of Ines and 1 other can’t be read"],
  ["one that is over", { people: 1, state: "solved" }, "“Start date” of Ines could not be read"],
  ["a word", { people: 1, params: { ...unread.params, because: "no_word" } }, "Said: Ines"],
])("says of nobody what the call of another said: %s", (_, changed, said) => {
  const problem: ProblemGroup = { ...aProblem, ...unread, ...changed };
  const { container } = render(<ProblemTitle problem={problem} title="Said" />);

  expect(container.textContent).toBe(said);
});

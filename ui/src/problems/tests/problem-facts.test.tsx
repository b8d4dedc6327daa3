import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { ProblemFacts } from "#ui/problems/problem-facts.tsx";
import "#ui/words/i18n.ts";

const problem: ProblemGroup = { ...aProblem, kind: "unknown_person", step_name: "انتظار" };

afterEach(cleanup);

const factsOf = (says: Record<string, string>) => {
  const { container } = render(<ProblemFacts problem={{ ...problem, says }} />);
  return [...container.querySelectorAll("bdi")].map((fact) => fact.textContent ?? "");
};

it.each([
  [
    "an Arabic name",
    { display_name: "نورة", work_email: "n@a.example" },
    "\u2068نورة\u2069, n@a.example",
  ],
  ["a name that turns round", { display_name: "Max\u202egro" }, "\u2068Max\u202egro\u2069"],
  [
    "a name that ends what it stands in",
    { display_name: "M\u2069\u202eX" },
    "\u2068M\u202eX\u2069",
  ],
])("sets each fact of a row apart: %s", (_, says, first) => {
  const facts = factsOf(says);

  expect(facts[0]).toBe(first);
  expect(facts.slice(1, 2)).toEqual(["1 call from Jira"]);
  expect(facts).toHaveLength(4);
});

it("what calls say is no answer to whom they are about where Baton found that nowhere", () => {
  const says = { work_email: "boss@a.example" };
  const { container } = render(
    <ProblemFacts problem={{ ...problem, kind: "names_nobody", says }} />,
  );

  expect(container.querySelector("bdi")?.textContent).toMatch(/^it says \S*boss@a.example/);
});

it("names whom the calls are about that are asked about, and how many others there are", () => {
  const about = { kind: "nobody_matches", params: { value: "kept1@a.example" } } as const;
  const { container, rerender } = render(<ProblemFacts problem={{ ...problem, ...about }} />);
  const first = () => container.querySelector("bdi")?.textContent;
  expect(first()).toBe("kept1@a.example");

  rerender(<ProblemFacts problem={{ ...problem, ...about, others: 2 }} />);
  expect(first()).toBe("kept1@a.example and 2 others");
});

type End = NonNullable<ProblemGroup["ended"]>["ends"][number];
const end = (how: End["how"], count: number, by: string | null = null): End => ({ how, by, count });

it.each<[string, End[], string[]]>([
  ["in one way", [end("sent_again", 33, "Dana")], ["sent again by Dana"]],
  [
    "in two ways",
    [end("sent_again", 31, "Dana"), end("skipped", 2)],
    ["31 sent again by Dana", "2 skipped"],
  ],
  [
    "in a way that nobody knows, too",
    [end("by_itself", 1), end(null, 2)],
    ["1 fixed itself", "how 2 ended is not known"],
  ],
  ["in no way that anybody knows", [end(null, 2)], []],
])("says for how many a problem ended by what: %s", (_, ends, said) => {
  const ended = { at: "2026-11-28T10:00:00Z", ends };
  const { container } = render(<ProblemFacts problem={{ ...problem, state: "solved", ended }} />);
  const facts = [...container.querySelectorAll("bdi")].map((fact) => fact.textContent ?? "");

  expect(facts.slice(2, -1)).toEqual(said);
});

it.each([
  ["2026-11-27T10:00:10Z", "2026-11-28T10:00:50Z", /^from .+ until .+$/],
  ["2026-11-28T10:00:10Z", "2026-11-28T10:00:50Z", /^at \S+ ?\S* \d+:\d+$/],
])("what ended in the minute in which it began was at one time: %s, %s", (since, at, said) => {
  const ended = { at, ends: [end("by_itself", 1)] };
  const of = { ...problem, since, state: "solved" as const, ended };
  const { container } = render(<ProblemFacts problem={of} />);
  const facts = [...container.querySelectorAll("bdi")].map((fact) => fact.textContent ?? "");

  expect(facts.find((fact) => /^(from|at) .*:00/.test(fact))).toMatch(said);
});

it.each([
  ["no_day", "2 people"],
  ["no_word", "next Monday"],
])("says what a call said only where it is said of all: %s", (because, first) => {
  const params = { detail: "person /start_date", value: "next Monday", because };
  const told = { kind: "detail_unread", params, people: 2, calls: 0 } as const;
  const { container } = render(<ProblemFacts problem={{ ...problem, ...told }} />);

  expect(container.querySelector("bdi")?.textContent).toBe(first);
});

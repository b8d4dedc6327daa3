import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { useStartWords } from "#ui/calls/matching/use-start-words.ts";
import "#ui/words/i18n.ts";

const MARIA = { id: "per_1", name: "Maria Lopez" };
const KNOWN: Shape<"MatchedValue"> = {
  value: "maria@acme.example",
  is_email: true,
  fits: "known",
  people: [MARIA],
  count: 1,
  runs: 0,
  otherwise: false,
};
const NEW = { ...KNOWN, value: "new@acme.example", fits: "nobody" as const, people: [], count: 0 };
const NUMBER = { ...NEW, value: "4711", is_email: false };
const HIDDEN = { ...NUMBER, value: null };
const called = (values: Shape<"MatchedValue">[], more = 0): Shape<"Matched"> => ({
  call: "call_1",
  at: "2026-11-28T09:00:00Z",
  judged: true,
  values,
  more,
  before: 0,
  earlier: null,
  tested: null,
  whole: true,
  proposals: [],
});

it.each([
  ["nobody", called([]), "bad", "The last call names nobody: choose where its email stands."],
  [
    "what is no email",
    called([NUMBER]),
    "bad",
    "The last call names “4711”, which is no email address: choose where its email stands.",
  ],
  [
    "what is no email and looks sensitive",
    called([HIDDEN]),
    "bad",
    "What the last call names is no email address: choose where its email stands.",
  ],
  ["one who is known", called([KNOWN]), "good", "The last call is about"],
  [
    "one who is not",
    called([NEW]),
    "good",
    "The last call is about new@acme.example, whom nobody knows. It is kept under Problems.",
  ],
  [
    "many",
    called([KNOWN, NEW], 10),
    "good",
    "The last call names 12 people. 1 is known to nobody and kept under Problems.",
  ],
  [
    "one and what is no email",
    called([KNOWN, NUMBER]),
    "bad",
    "The last call names 2 people. 1 is no email address.",
  ],
])("the last call to a start is about %s", (_, matched, tone, text) => {
  const { result } = renderHook(() => useStartWords());

  expect(result.current(matched, false)).toMatchObject({ tone, text });
});

it("says of somebody unknown that they are added, where they are", () => {
  const { result } = renderHook(() => useStartWords());

  expect(result.current(called([NEW]), true).text).toBe(
    "The last call is about new@acme.example, whom nobody knows yet. The person is added.",
  );
});

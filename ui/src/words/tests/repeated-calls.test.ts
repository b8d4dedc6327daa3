import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import "#ui/words/i18n.ts";
import { useProblemKindWords } from "#ui/words/problem-kind-words.ts";

it.each([
  [{}, "Two calls have one number but different data", /./],
  [
    { came: "2026-11-20T09:00:00Z" },
    "A call looks like one that came before",
    /^It looks like the call of .*20 Nov.*: the same number and the same data/,
  ],
  [
    { constant: "3" },
    "What is set as the number of a call is none",
    /^It is the same in all of the last calls, and their data differ\./,
  ],
])("says of a call whose number came before what that is: %o", (params, title, text) => {
  const { result } = renderHook(() => useProblemKindWords());

  const said = result.current("other_data", params as Record<string, string>);

  expect(said.title).toBe(title);
  expect(said.text).toMatch(text);
});

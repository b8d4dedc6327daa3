import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useJudged } from "#ui/pasted-token/doubt.ts";

it("a judgement is of exactly what was judged: another text, or another way, is judged anew", () => {
  const { asked, mean, forget } = renderHook(() => useJudged()).result.current;
  const sentence = { kind: "bearer", token: "Here is your new key" };
  const sent = (input: object) => asked(input).anyway;

  expect(sent(sentence)).toBe(false);
  mean();
  expect(sent({ ...sentence, token: "Here is your other key" })).toBe(false);
  mean();
  expect(sent(sentence)).toBe(false);
  mean();
  expect(sent({ ...sentence, kind: "basic" })).toBe(false);
  mean();
  expect(sent({ ...sentence, kind: "basic" })).toBe(true);
  expect(sent({ ...sentence, kind: "basic" })).toBe(false);
  forget();
  mean();
  expect(sent({ ...sentence, kind: "basic" })).toBe(false);
});

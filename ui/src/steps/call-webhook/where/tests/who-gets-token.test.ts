import { expect, it } from "vitest";
import { whoGetsToken } from "#ui/steps/call-webhook/where/who-gets-token.ts";

const called = (replaced_with: string[], people: number, step = "step_1") => ({
  workflow: "wf_1",
  step,
  replaced_with,
  people,
});

it.each([
  ["nobody is part-way", [called(["s2"], 0)], 0, 0],
  ["they have the token of the draft", [called(["s2"], 3)], 3, 0],
  ["forty still have an older token", [called(["s2"], 0), called(["s1", "s2"], 40)], 40, 0],
  ["five have another address", [called(["s2"], 2), called(["s1"], 5)], 2, 5],
  ["another step has it", [called(["s2"], 9, "step_2")], 0, 0],
])("whom a new token inside an address is for: %s", (_, all, people, without) => {
  const of = { workflow: "wf_1", step: "step_1", slot: "s2" };

  expect(whoGetsToken(all, of)).toEqual({ people, without });
});

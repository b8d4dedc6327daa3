import { expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { whoGetsToken } from "#ui/steps/call-webhook/where/who-gets-token.ts";

type Path = Shape<"CalledAddress">["path"];

const text = (of: string): Path[number] => ({ kind: "text", text: of });
const secret = (slot: string): Path[number] => ({ kind: "secret", slot });
const called = (path: Path, token: string | null, people: number, step = "step_1") => ({
  workflow: "wf_1",
  step,
  path,
  token,
  people,
});

it.each([
  ["nobody is part-way", [called([text("/in?t="), secret("s2")], "s2", 0)], 0, 0],
  ["they have the token of the draft", [called([text("/in?t="), secret("s2")], "s2", 3)], 3, 0],
  [
    "forty still have an older token",
    [
      called([text("/in?t="), secret("s2")], "s2", 0),
      called([text("/in?t="), secret("s1")], "s1", 40),
    ],
    40,
    0,
  ],
  [
    "five have an address without a token",
    [called([text("/in?t="), secret("s1")], "s1", 2), called([text("/open")], null, 5)],
    2,
    5,
  ],
  [
    "in one of several tokens it is the draft's",
    [called([secret("s2"), text("/"), secret("s9")], null, 4)],
    4,
    0,
  ],
  ["another step has it", [called([text("/in?t="), secret("s2")], "s2", 9, "step_2")], 0, 0],
])("whom a new token inside an address is for: %s", (_, all, people, without) => {
  const of = { workflow: "wf_1", step: "step_1", slot: "s2" };

  expect(whoGetsToken(all, of)).toEqual({ people, without });
});

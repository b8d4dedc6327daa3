import { expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { ticksOf } from "#ui/kept/ticks.ts";

const LI: Shape<"KeptPerson"> = {
  value: "li@acme.example",
  person: "per_1",
  name: "Li Na",
  has_left: false,
  in_it: false,
  starts: true,
};
type Comes = Shape<"KeptCall">["comes_to"];

const call = (id: string, people = [LI], comes_to: Comes = "each_person") => ({
  id,
  people: comes_to === "each_person" ? people : people.map((one) => ({ ...one, starts: false })),
  count: people.length,
  comes_to,
});
const MAX = { ...LI, value: "max@acme.example" };
const LEFT = { ...LI, has_left: true, starts: false };
const twice = [call("one"), call("two", [{ ...LI, value: "LI@acme.example" }])];

it.each<[string, ReturnType<typeof call>[], [string, boolean][], string[], string[]]>([
  ["each begins", [call("one"), call("two", [MAX])], [], ["one", "two"], []],
  ["the second is a repeat", twice, [], ["one"], ["two"]],
  ["the first is unticked, so the second is no repeat", twice, [["one", false]], [], []],
  [
    "the second is ticked in place of the first",
    twice,
    [
      ["one", false],
      ["two", true],
    ],
    ["two"],
    [],
  ],
  ["both are ticked", twice, [["two", true]], ["one", "two"], ["two"]],
  ["she has left", [call("one", [LEFT])], [], [], []],
  ["the condition is not met", [call("one", [LI], "nothing"), call("two")], [], ["two"], []],
  ["it goes to Problems", [call("one", [LI], "problem")], [], [], []],
  [
    "many, of whom nobody meets the condition",
    [{ ...call("one", [LI], "nothing"), count: 900 }],
    [],
    [],
    [],
  ],
  ["many, of whom some may begin", [{ ...call("one", [LEFT]), count: 900 }], [], ["one"], []],
])("kept calls are ticked and told as repeats: %s", (_, calls, turned, on, repeated) => {
  const ticks = ticksOf(calls, new Map(turned));

  expect(calls.filter(ticks.isOn).map(({ id }) => id)).toEqual(on);
  expect([...ticks.repeated]).toEqual(repeated);
});

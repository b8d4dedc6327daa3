import { expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { ticksOf, toStart } from "#ui/kept/ticks.ts";

const LI: Shape<"KeptPerson"> = {
  value: "li@acme.example",
  whom: "per_1",
  person: "per_1",
  name: "Li Na",
  has_left: false,
  in_it: false,
  done_at: null,
  starts: true,
};
type Comes = Shape<"KeptCall">["comes_to"];

const call = (id: string, named = [LI], comes_to: Comes = "each_person") => {
  const people = named.map((one) => ({ ...one, starts: one.starts && comes_to === "each_person" }));
  const starting = people.filter(({ starts }) => starts);
  const again = starting.filter(({ done_at: doneAt }) => doneAt !== null).length;
  return {
    id,
    people,
    count: people.length as number | null,
    looked_at: people.length,
    begin: starting.length - again,
    again,
    comes_to,
  };
};
const MAX = { ...LI, value: "max@acme.example", whom: "max@acme.example" };
const LEFT = { ...LI, has_left: true, starts: false };
const DONE = { ...LI, done_at: "2026-11-15T09:00:00Z" };
const ALIAS = { ...LI, value: "li.na@before.example" };
const twice = [call("one"), call("two", [ALIAS])];

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
  ["she went through already", [call("one", [DONE]), call("two", [MAX])], [], ["two"], []],
  ["one of two went through already", [call("one", [DONE, MAX])], [], ["one"], []],
  ["it cannot be read", [{ ...call("one", [], "unreadable"), count: null }], [], [], []],
  ["it names nobody", [call("one", [])], [], [], []],
  ["it is too long to be read here", [{ ...call("one", []), count: null }], [], [], []],
  ["it goes to Problems", [call("one", [LI], "problem")], [], [], []],
  [
    "many, of whom nobody meets the condition",
    [{ ...call("one", [LI], "nothing"), count: 900 }],
    [],
    [],
    [],
  ],
  [
    "many, of whom all went through already, though none who is named here",
    [{ ...call("one", [LEFT]), count: 90, looked_at: 90, again: 60 }],
    [],
    [],
    [],
  ],
  [
    "many, of whom one went through already and not all were looked at",
    [{ ...call("one", [LI, DONE]), count: 900, looked_at: 200 }],
    [],
    [],
    [],
  ],
  [
    "many, of whom the first are new and not all were looked at",
    [{ ...call("one", [LI, MAX]), count: 500, looked_at: 200 }],
    [],
    [],
    [],
  ],
])("kept calls are ticked and told as repeats: %s", (_, calls, turned, on, repeated) => {
  const ticks = ticksOf(calls, new Map(turned));

  expect(calls.filter(ticks.isOn).map(({ id }) => id)).toEqual(on);
  expect([...ticks.repeated]).toEqual(repeated);
});

const shown = [call("one"), call("two", [MAX])];

it.each<[string, ReturnType<typeof call>[], [string, boolean][], string[]]>([
  [
    "all that begin something",
    [call("six", [{ ...MAX, whom: "per_6" }])],
    [],
    ["one", "two", "six"],
  ],
  ["not who is on a page before, by another address", [call("six", [ALIAS])], [], ["one", "two"]],
  ["not whom a page before was to begin and does not", [call("six")], [["one", false]], ["two"]],
  ["not who has left", [call("six", [LEFT])], [], ["one", "two"]],
  ["not whose condition is not met", [call("six", [LI], "nothing")], [], ["one", "two"]],
  [
    "not the second of two behind it",
    [call("six", [{ ...MAX, whom: "per_6" }]), call("seven", [{ ...MAX, whom: "per_6" }])],
    [],
    ["one", "two", "six"],
  ],
])("of the calls that no page has shown those are started: %s", (_, unseen, turned, started) => {
  const ticks = ticksOf(shown, new Map(turned));

  const on = toStart([...shown, ...unseen], shown, ticks);

  expect(on.map(({ id }) => id)).toEqual(started);
});

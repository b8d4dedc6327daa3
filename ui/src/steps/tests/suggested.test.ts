import { expect, it } from "vitest";
import { outline } from "#ui/document/outline.ts";
import { branches, ROOT } from "#ui/document/sequences.ts";
import { ADDABLE, newStep, suggested } from "#ui/steps/registry.ts";
import { call, choose, flow, wait } from "#ui/steps/tests/flows.ts";

const pause = newStep(
  ADDABLE.find(({ kind }) => kind === "wait_for_time") ?? expect.unreachable(),
  "Pause",
);
const split = choose([call("inside")], []);
const of = outline(flow(call("first"), wait("second"), pause, split));

function at(sequence: string, index: number): string[] {
  return suggested(of, { sequence, index }).map(({ kind }) => kind);
}

it("suggests three kinds at every place, by what is before it", () => {
  const [path, otherwise] = branches(split).map(({ key }) => key);

  expect(at(ROOT, 0), "the start").toEqual(["call_webhook", "choose_path", "wait_for_time"]);
  expect(at(ROOT, 1), "a call that is answered").toEqual([
    "wait_for_call",
    "call_webhook",
    "choose_path",
  ]);
  expect(at(ROOT, 2), "a call that came").toEqual(["call_webhook", "choose_path", "wait_for_time"]);
  expect(at(ROOT, 3), "time that passed").toEqual([
    "call_webhook",
    "at_the_same_time",
    "choose_path",
  ]);
  expect(at(ROOT, 4), "paths that came together").toEqual([
    "call_webhook",
    "wait_for_time",
    "wait_for_call",
  ]);
  for (const begins of [path, otherwise]) {
    expect(at(begins ?? "", 0), "the beginning of a path").toEqual([
      "call_webhook",
      "wait_for_call",
      "wait_for_time",
    ]);
  }
});

import { describe, expect, it } from "vitest";
import type { Step, StepId } from "#ui/document/definition.ts";
import { branches } from "#ui/document/sequences.ts";
import { afterSkip } from "#ui/runs/step/after-skip.ts";
import { runOf } from "#ui/runs/tests/run-of.ts";
import { call, choose, flow, together, wait } from "#ui/steps/tests/flows.ts";
import { freshUpdate } from "#ui/steps/update-person/settings.ts";

const WAITS = { status: "waiting" } as const;
const DONE = { status: "done" } as const;

const paths = (split: Step): StepId[] => branches(split).map(({ key }) => key);

/** A split whose paths are all gone, of which some are still open. */
const gone = (split: Step, open: readonly StepId[]) => ({
  status: "running" as const,
  paths: { taken: paths(split), open: [...open] },
});

function firstDone(split: Step): Step {
  const { action } = split;
  if (action.kind !== "at_the_same_time") throw new Error("it goes several paths");
  return { ...split, action: { ...action, until: "first" } };
}

/** A call that sends one answer of another step. */
function sends(name: string, from: Step, rule: "leave_out" | "stop"): Step {
  const reference = { source: { kind: "step" as const, step: from.id }, pointer: "/serial" };
  const value = {
    segments: [{ kind: "detail" as const, reference, format: "as_is" as const }],
    type: "text" as const,
    when_empty: { kind: rule },
  };
  return call(name, { content: { kind: "fields", fields: [{ name: "serial", value }] } });
}

describe("skipping a step", () => {
  const [laptop, badge, hr] = [wait("Laptop"), wait("Badge"), call("Tell HR")];

  it("goes on to the next one", () => {
    const run = runOf(flow(laptop, hr), { [laptop.id]: WAITS });

    expect(afterSkip(run, laptop.id)).toMatchObject({
      next: { kind: "step", step: hr.id },
      givenUp: [],
      never: [],
    });
  });

  it("ends the run after the last one", () => {
    const run = runOf(flow(laptop), { [laptop.id]: WAITS });

    expect(afterSkip(run, laptop.id).next).toEqual({ kind: "end" });
  });

  it("leads to nothing until the other paths are done, then to what follows them", () => {
    const both = together([laptop], [badge]);
    const [, second = ""] = paths(both);
    const run = runOf(flow(both, hr), {
      [both.id]: gone(both, paths(both)),
      [laptop.id]: WAITS,
      [badge.id]: WAITS,
    });

    expect(afterSkip(run, laptop.id).next).toMatchObject({
      kind: "others",
      split: both.id,
      paths: [{ key: second }],
      afterwards: { kind: "step", step: hr.id },
    });
  });

  it("goes on behind the split when the other paths are done", () => {
    const both = together([laptop], [badge]);
    const run = runOf(flow(both, hr), {
      [both.id]: gone(both, paths(both).slice(0, 1)),
      [laptop.id]: WAITS,
      [badge.id]: DONE,
    });

    expect(afterSkip(run, laptop.id).next).toEqual({ kind: "step", step: hr.id });
  });

  it("goes out of a choice, and waits at the split around it", () => {
    const which = choose([laptop], []);
    const both = together([which], [badge]);
    const run = runOf(flow(both), {
      [both.id]: gone(both, paths(both)),
      [which.id]: {
        status: "running",
        paths: { taken: paths(which).slice(0, 1), open: paths(which).slice(0, 1) },
      },
      [laptop.id]: WAITS,
      [badge.id]: WAITS,
    });

    expect(afterSkip(run, laptop.id).next).toMatchObject({
      kind: "others",
      split: both.id,
      afterwards: { kind: "end" },
    });
  });

  it("ends the other paths where the first that is done decides", () => {
    const both = firstDone(together([laptop], [badge, call("Photo")]));
    const run = runOf(flow(both, hr), {
      [both.id]: gone(both, paths(both)),
      [laptop.id]: WAITS,
      [badge.id]: WAITS,
    });
    const after = afterSkip(run, laptop.id);

    expect(after.next).toEqual({ kind: "step", step: hr.id });
    expect(after.givenUp).toEqual([badge.id]);
    expect(after.never).toHaveLength(1);
  });
});

describe("skipping a split", () => {
  const [laptop, badge, hr] = [wait("Laptop"), wait("Badge"), call("Tell HR")];

  it("gives up what is under way in it, and no choice that is decided", () => {
    const which = choose([laptop, hr], []);
    const both = together([which], [badge]);
    const [taken = ""] = paths(which);
    const run = runOf(flow(both), {
      [both.id]: gone(both, paths(both)),
      [which.id]: { status: "running", paths: { taken: [taken], open: [taken] } },
      [laptop.id]: WAITS,
      [badge.id]: DONE,
    });
    const after = afterSkip(run, both.id);

    expect(after.givenUp).toEqual([laptop.id]);
    expect(after.never).toEqual([hr.id]);
    expect(after.takesNoPath).toBe(false);
    expect(after.next).toEqual({ kind: "end" });
  });

  it("sets nothing of the person where the step would have", () => {
    const moves: Step = { ...hr, action: freshUpdate() };
    const run = runOf(flow(moves, laptop), { [moves.id]: { status: "needs_you" } });

    expect(afterSkip(run, moves.id).setsNothing).toBe(true);
    expect(afterSkip(run, laptop.id).setsNothing).toBe(false);
  });

  it("takes none of its paths where it was not decided", () => {
    const which = choose([laptop], [badge]);
    const run = runOf(flow(which), { [which.id]: { status: "needs_you" } });
    const after = afterSkip(run, which.id);

    expect(after.takesNoPath).toBe(true);
    expect(after.givenUp).toEqual([]);
    expect(after.never).toEqual([laptop.id, badge.id]);
  });
});

describe("an answer that is not there", () => {
  const laptop = wait("Laptop");

  it("follows the rule of the value that it stands in", () => {
    const [out, stops] = [sends("Out", laptop, "leave_out"), sends("Stops", laptop, "stop")];
    const run = runOf(flow(laptop, out, stops), { [laptop.id]: WAITS });

    expect(afterSkip(run, laptop.id).empty).toMatchObject([
      { step: out.id, reference: { pointer: "/serial" }, whenLost: { kind: "leave_out" } },
      { step: stops.id, whenLost: { kind: "stop" } },
    ]);
  });

  it("concerns nothing that is done, and nothing that never comes", () => {
    const [before, inside] = [sends("Before", laptop, "stop"), sends("Inside", laptop, "stop")];
    const both = together([laptop, inside], [before]);
    const run = runOf(flow(both), {
      [both.id]: gone(both, paths(both)),
      [laptop.id]: WAITS,
      [before.id]: DONE,
    });

    expect(afterSkip(run, both.id).empty).toEqual([]);
  });

  it("is there where the step is only done again", () => {
    const user = sends("User", laptop, "stop");
    const both = together([laptop], []);
    const run = runOf(flow(both, user), {
      [both.id]: gone(both, paths(both)),
      [laptop.id]: { status: "needs_you", done_again: true },
    });

    expect(afterSkip(run, both.id).empty).toEqual([]);
  });
});

import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { SaidProblem } from "#ui/designer/problems/use-problems.ts";
import { useSaid } from "#ui/designer/problems/use-said.ts";
import type { Definition, StepId } from "#ui/document/definition.ts";
import { applyEdit } from "#ui/document/edits.ts";
import { branches } from "#ui/document/sequences.ts";
import { ADDABLE, newStep } from "#ui/steps/registry.ts";
import { call, choose, flow } from "#ui/steps/tests/flows.ts";

function problem(step: StepId, code: SaidProblem["code"], inPath: StepId | null = null) {
  const words = { words: "", short: "" };
  return { code, level: "to_fix" as const, step, path: `/${step}`, params: {}, inPath, ...words };
}

type Moment = {
  definition: Definition;
  all?: readonly SaidProblem[];
  open?: StepId | null;
  isWriting?: boolean;
  isJudged?: boolean;
};

/** What is said while somebody edits. */
function saidIn(first: Moment) {
  const { result, rerender } = renderHook(
    ({ definition, all = [], open = null, isWriting = false, isJudged = false }: Moment) =>
      useSaid(all, null, { definition, checked: definition, open, isWriting, isJudged }),
    { initialProps: first },
  );
  return (next: Moment) => {
    rerender(next);
    return result.current.map(({ code }) => code);
  };
}

const begun = flow(call("a"));

describe("a step that was just added", () => {
  it.each(ADDABLE)("is not judged before it was left: $kind", (kind) => {
    const step = newStep(kind, "New");
    const place = { sequence: "root", index: 1 };
    const definition = applyEdit(begun, { kind: "add", step, place });
    const all = [problem(step.id, "connection_missing")];
    const said = saidIn({ definition: begun });

    expect(said({ definition, open: step.id })).toEqual([]);
    expect(said({ definition, open: step.id, all })).toEqual([]);
    expect(said({ definition, open: null, all })).toEqual(["connection_missing"]);
    expect(said({ definition, open: step.id, all })).toEqual(["connection_missing"]);
  });

  it("is to check as soon as something was written that is, not from the beginning", () => {
    const open = begun.steps[0]?.id ?? "";
    const empty = { ...problem(open, "nothing_to_send"), level: "to_check" as const };
    const written = { ...problem(open, "sensitive_detail"), level: "to_check" as const };
    const blank = flow();
    const said = saidIn({ definition: blank });

    expect(said({ definition: begun, open, all: [empty] })).toEqual([]);
    expect(said({ definition: begun, open, all: [empty, written] })).toEqual(["sensitive_detail"]);
  });

  it("is judged on going live, and from then on", () => {
    const all = [problem(begun.steps[0]?.id ?? "", "connection_missing")];
    const blank = flow();
    const said = saidIn({ definition: blank, all });
    const open = begun.steps[0]?.id ?? "";

    expect(said({ definition: begun, open, all })).toEqual([]);
    expect(said({ definition: begun, open, all, isJudged: true })).toEqual(["connection_missing"]);
    expect(said({ definition: begun, open, all })).toEqual(["connection_missing"]);
  });
});

it("says nothing of a page that is still blank", () => {
  const blank = flow();
  const said = saidIn({ definition: blank });

  expect(said({ definition: blank, all: [problem(blank.trigger.id, "no_steps")] })).toEqual([]);
});

it("says of a path that was just added nothing, of those before all", () => {
  const choice = choose([], []);
  const definition = flow(choice);
  const [old] = branches(choice).map(({ key }) => key);
  const said = saidIn({ definition, open: choice.id });
  const all = [
    problem(choice.id, "condition_empty", old),
    problem(choice.id, "name_missing", "step_new"),
  ];

  const check = {
    ...problem(choice.id, "path_never_taken", "step_new"),
    level: "to_check" as const,
  };

  expect(said({ definition, open: choice.id, all })).toEqual(["condition_empty"]);
  expect(said({ definition, open: choice.id, all: [check] })).toEqual(["path_never_taken"]);
  expect(said({ definition, open: null, all })).toEqual(["condition_empty", "name_missing"]);
});

it("says of a field that is written in nothing new before it is left", () => {
  const open = begun.steps[0]?.id ?? "";
  const old = [problem(open, "token_missing")];
  const all = [...old, problem(open, "name_missing")];
  const said = saidIn({ definition: begun, open, all: old });

  expect(said({ definition: begun, open, all: old, isWriting: true })).toEqual(["token_missing"]);
  expect(said({ definition: begun, open, all, isWriting: true })).toEqual(["token_missing"]);
  expect(said({ definition: begun, open, all })).toEqual(["token_missing", "name_missing"]);
});

import { expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { byStep, tokenPlaces } from "#ui/connections/called/steps-called.ts";

type Called = Shape<"CalledAddress">;

const called = (step: string, path: object[], headers: string[] = []) =>
  ({
    workflow: "wf_1",
    step,
    step_name: step,
    path,
    headers: headers.map((name) => ({ name })),
  }) as unknown as Called;

const inside = [{ kind: "text" }, { kind: "secret" }];

it("a step is told once, with every address that it calls", () => {
  const steps = byStep([called("one", inside), called("two", []), called("one", [])]);

  expect(steps.map(({ step, addresses }) => [step, addresses.length])).toEqual([
    ["one", 2],
    ["two", 1],
  ]);
});

it("every place is told where a token inside an address goes, and no header twice", () => {
  const steps = byStep([called("one", inside, ["Authorization", "X-Key"]), called("two", [])]);
  const names = (own: string | null) => tokenPlaces(steps, own).map(({ alsoAs }) => alsoAs);

  expect(names(null)).toEqual([["Authorization", "X-Key"]]);
  expect(names("authorization")).toEqual([["X-Key"]]);
});

import { describe, expect, it } from "vitest";
import {
  type Choice,
  freshChoice,
  withoutChoicePath,
  withPathAt,
} from "#ui/steps/choose-path/settings.ts";
import { call } from "#ui/steps/tests/flows.ts";

const path = (id: string, names: readonly string[] = []): Choice["paths"][number] => ({
  id: `step_${id}`,
  name: id,
  when: { mode: "all", tests: [] },
  steps: names.map((name) => call(name)),
});
const choice = (...paths: Choice["paths"]): Choice => ({
  kind: "choose_path",
  paths,
  otherwise: [call("Left")],
});
const order = ({ paths }: Choice) => paths.map(({ name }) => name).join("");

describe("the paths of a choice", () => {
  it("begin with one, and one for everyone else", () => {
    const fresh = freshChoice((number) => `Path ${number}`);

    expect(fresh.paths.map(({ name }) => name)).toEqual(["Path 1"]);
    expect(fresh.otherwise).toEqual([]);
  });

  it("change their order, and stay where there is no such place", () => {
    const three = choice(path("a"), path("b"), path("c"));

    expect(order(withPathAt(three, "step_a", 2))).toBe("bca");
    expect(order(withPathAt(three, "step_c", 0))).toBe("cab");
    expect(withPathAt(three, "step_c", 3)).toBe(three);
    expect(withPathAt(three, "step_gone", 0)).toBe(three);
  });

  it("leave their steps to another one, to those left over, or to nobody", () => {
    const two = choice(path("a", ["One", "Two"]), path("b", ["Three"]));
    const names = ({ paths, otherwise }: Choice) => [
      ...paths.map(({ steps }) => steps.map(({ name }) => name)),
      otherwise.map(({ name }) => name),
    ];

    expect(names(withoutChoicePath(two, "step_a", { path: "step_b" }))).toEqual([
      ["Three", "One", "Two"],
      ["Left"],
    ]);
    expect(names(withoutChoicePath(two, "step_a", "otherwise"))).toEqual([
      ["Three"],
      ["Left", "One", "Two"],
    ]);
    expect(names(withoutChoicePath(two, "step_a", null))).toEqual([["Three"], ["Left"]]);
  });
});

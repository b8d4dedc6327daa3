import { describe, expect, it } from "vitest";
import { outline } from "#ui/document/outline.ts";
import { branches } from "#ui/document/sequences.ts";
import { type Folds, pathFold, pathToggled, toggled, UNFOLDED } from "#ui/flow/layout/folds.ts";
import { layout } from "#ui/flow/layout/layout.ts";
import { keyMeaning } from "#ui/flow/moving/keys.ts";
import { moveStop } from "#ui/flow/moving/stops.ts";
import { call, choose, flow, together } from "#ui/steps/tests/flows.ts";

const [a, b, c, end] = [call("a"), call("b"), call("c"), call("end")];
const inner = together([a], []);
const outer = choose([inner, b], [c]);
const definition = flow(outer, end);
const of = outline(definition);
const [first, otherwise] = branches(outer).map(({ key }) => key);
const [, empty] = branches(inner).map(({ key }) => key);

function moves(folds: Folds, widest = Number.POSITIVE_INFINITY) {
  const options = { editing: true, rtl: false, folds, widest, problems: new Set<string>() };
  const drawn = { of, layout: layout(definition, options), folds };
  return (from: string, movement: Parameters<typeof moveStop>[2]) =>
    moveStop(drawn, from, movement);
}

describe("the focus beside each other", () => {
  const move = moves(UNFOLDED);

  it("goes across the paths, and out of the last one to the path around it", () => {
    expect(move(a.id, "path_next")).toBe(pathFold(empty ?? ""));
    expect(move(pathFold(empty ?? ""), "path_next")).toBe(c.id);
    expect(move(b.id, "path_next")).toBe(c.id);
    expect(move(c.id, "path_previous")).toBe(inner.id);
  });

  it("comes to an empty path, from which a step can be added", () => {
    expect(move(pathFold(empty ?? ""), "previous")).toBe(inner.id);
    expect(move(pathFold(empty ?? ""), "next")).toBe(b.id);
  });

  it("passes a folded path as one", () => {
    const folded = moves(toggled(UNFOLDED, pathFold(first ?? "")));

    expect(folded(outer.id, "next")).toBe(pathFold(first ?? ""));
    expect(folded(pathFold(first ?? ""), "path_next")).toBe(c.id);
    expect(folded(pathFold(first ?? ""), "next")).toBe(end.id);
  });
});

describe("the focus in a list of paths", () => {
  it("goes from row to row, into the open one and out of it to the next row", () => {
    const move = moves(UNFOLDED, 800);
    const [row, last] = [pathFold(first ?? ""), pathFold(otherwise ?? "")];

    expect(move(outer.id, "next")).toBe(row);
    expect(move(row, "next")).toBe(inner.id);
    expect(move(inner.id, "previous")).toBe(row);
    expect(move(b.id, "next")).toBe(last);
    expect(move(row, "path_next")).toBe(last);
    expect(move(last, "next")).toBe(end.id);
    expect(move(last, "previous")).toBe(row);
  });

  it("passes a row that is shut", () => {
    const move = moves(pathToggled(UNFOLDED, outer.id, first ?? "", true), 800);

    expect(move(pathFold(first ?? ""), "next")).toBe(pathFold(otherwise ?? ""));
  });
});

describe("keys", () => {
  const pressed = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

  it("go and move across paths the way one reads", () => {
    const right = { ...pressed, key: "ArrowRight" };

    expect(keyMeaning(right, false)).toEqual({ kind: "focus", movement: "path_next" });
    expect(keyMeaning(right, true)).toEqual({ kind: "focus", movement: "path_previous" });
    expect(keyMeaning({ ...right, altKey: true }, false)).toEqual({
      kind: "command",
      command: "move_path_next",
    });
    expect(keyMeaning({ ...right, altKey: true }, true)).toEqual({
      kind: "command",
      command: "move_path_previous",
    });
  });
});

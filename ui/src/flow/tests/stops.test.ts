import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { type Branch, branches } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import { stopOf } from "#ui/flow/layout/blocks.ts";
import {
  type Folds,
  pathFold,
  pathToggled,
  type Stop,
  toggled,
  UNFOLDED,
} from "#ui/flow/layout/folds.ts";
import { layout } from "#ui/flow/layout/layout.ts";
import { keyMeaning } from "#ui/flow/moving/keys.ts";
import { moveStop } from "#ui/flow/moving/stops.ts";
import { someFolds } from "#ui/flow/tests/some-folds.ts";
import { anyFlow, call, choose, deepFlow, flow, together } from "#ui/steps/tests/flows.ts";

const [a, b, c, end] = [call("a"), call("b"), call("c"), call("end")];
const inner = together([a], []);
const outer = choose([inner, b], [c]);
const definition = flow(outer, end);
const [first, otherwise] = branches(outer).map(({ key }) => key);
const [, empty] = branches(inner).map(({ key }) => key);

function moves(folds: Folds, widest = Number.POSITIVE_INFINITY) {
  return drawnMoves(definition, folds, widest).move;
}

/** A drawing, how the focus moves in it, and how far down each part of it stands. */
function drawnMoves(of: Definition, folds: Folds, widest: number) {
  const options = { editing: true, rtl: false, folds, widest, problems: new Set<string>() };
  const drawn = { of: outline(of), layout: layout(of, options), folds };
  const heights = new Map<Stop, number>();
  for (const block of drawn.layout.blocks) {
    const stop = stopOf(block);
    if (stop !== null) heights.set(stop, block.y);
  }
  const move = (from: Stop, movement: Parameters<typeof moveStop>[2]) =>
    moveStop(drawn, from, movement);
  return { move, heights, layout: drawn.layout };
}

/** Whatever a path and all that lies in it can be drawn as. */
function stopsIn({ key, steps }: Branch): Stop[] {
  const inside = Array.from(walk(steps), (step) => [step.id, ...branches(step).map(pathStop)]);
  return [pathFold(key), ...inside.flat()];
}

const pathStop = ({ key }: Branch) => pathFold(key);

/** Every part that is passed from one on, that one included. */
function way(from: Stop, next: (stop: Stop) => Stop, heights: ReadonlyMap<Stop, number>): Stop[] {
  const passed = [from];
  for (let at = from; ; ) {
    const to = next(at);
    if (to === at) return passed;
    passed.push(to);
    if (passed.length > heights.size) throw new Error(`it turns in a circle: ${passed.join(" ")}`);
    at = to;
  }
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
    expect(move(last, "previous")).toBe(b.id);
  });

  it("passes a row that is shut", () => {
    const move = moves(pathToggled(UNFOLDED, outer.id, first ?? "", true), 800);

    expect(move(pathFold(first ?? ""), "next")).toBe(pathFold(otherwise ?? ""));
  });
});

describe("down and up", () => {
  const widths = fc.constantFrom(500, 900, Number.POSITIVE_INFINITY);
  const flows = fc.oneof(anyFlow, deepFlow);

  it("goes on behind a split at the end of an open row, to the rows that follow", () => {
    const [last, other] = [together([call("a")], [call("b")]), call("c")];
    const rows = choose([last], [other]);
    const [open, shut] = branches(rows).map(({ key }) => pathFold(key));
    const { move } = drawnMoves(flow(rows), UNFOLDED, 1_000);
    const ends = branches(last).map(({ steps }) => steps[0]?.id ?? "");

    expect(move(rows.id, "next")).toBe(open);
    for (const inside of ends) expect(move(inside, "next")).toBe(shut);
    expect(move(shut ?? "", "next"), "nothing follows").toBe(shut);
    expect(move(shut ?? "", "previous")).toBe(ends[0]);
  });

  it("leads from every part down to the end, and up to the start", () => {
    fc.assert(
      fc.property(flows, fc.nat(), widths, (made, bits, widest) => {
        const end = choose([together([call("end")], [call("end")])], [call("end")]);
        const whole = flow(...made.steps, end);
        const folds = someFolds(flow(...made.steps), bits);
        const { move, heights, layout: drawn } = drawnMoves(whole, folds, widest);
        const isList = drawn.listed.has(end.id);
        const last = isList ? branches(end).slice(-1) : branches(end);
        const ends = new Set(last.flatMap(stopsIn));
        const wrong = [...heights].filter(([stop, y]) => {
          const [down, up] = [move(stop, "next"), move(stop, "previous")];
          const isLower = (heights.get(down) ?? 0) > y;
          const isHigher = (heights.get(up) ?? y) < y;
          const isLast = down === stop && ends.has(stop);
          const isFirst = up === stop && stop === whole.trigger.id;
          return !(isLower || isLast) || !(isHigher || isFirst);
        });
        expect(wrong, "it stands still, or goes the other way").toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("leads up the way that it led down", () => {
    fc.assert(
      fc.property(flows, fc.nat(), widths, (made, bits, widest) => {
        const { move, heights } = drawnMoves(made, someFolds(made, bits), widest);
        const down = way(made.trigger.id, (one) => move(one, "next"), heights);
        const up = way(down.at(-1) ?? "", (one) => move(one, "previous"), heights);
        expect(up.toReversed()).toEqual(down);
      }),
      { numRuns: 60 },
    );
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

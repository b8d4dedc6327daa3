import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outline } from "#ui/document/outline.ts";
import { branches } from "#ui/document/sequences.ts";
import { stepsOf, walk } from "#ui/document/tree.ts";
import { insideOf } from "#ui/flow/drawing/inside.ts";
import { stopOf } from "#ui/flow/layout/blocks.ts";
import {
  type Folds,
  foldAt,
  pathFold,
  pathToggled,
  revealing,
  runFold,
  UNFOLDED,
} from "#ui/flow/layout/folds.ts";
import { layout } from "#ui/flow/layout/layout.ts";
import type { LayoutOptions } from "#ui/flow/layout/measure.ts";
import { moveStop } from "#ui/flow/moving/stops.ts";
import { someFolds } from "#ui/flow/tests/some-folds.ts";
import { anyFlow, call, choose, deepFlow, flow, together } from "#ui/steps/tests/flows.ts";

const options = (folds: Folds, widest = Number.POSITIVE_INFINITY): LayoutOptions => ({
  editing: true,
  rtl: false,
  folds,
  widest,
  problems: new Set(),
});

const cases = [anyFlow, fc.nat(), fc.constantFrom(500, 900, Number.POSITIVE_INFINITY)] as const;

describe("folding", () => {
  it("draws every step once, by itself or inside one part", () => {
    fc.assert(
      fc.property(...cases, (definition, bits, widest) => {
        const { blocks } = layout(definition, options(someFolds(definition, bits), widest));
        const drawn = blocks.flatMap(({ kind, step, hidden }): readonly (string | null)[] => {
          if (kind === "card" || kind === "split") return [step];
          if (kind === "row") return hidden;
          if (kind !== "folded") return [];
          return hidden.includes(step ?? "") ? hidden : [step, ...hidden];
        });
        const all = [definition.trigger.id, ...Array.from(walk(definition.steps), (one) => one.id)];
        expect(drawn.toSorted()).toEqual(all.toSorted());
        expect(new Set(blocks.map((block) => block.key)).size).toBe(blocks.length);
      }),
    );
  });

  it("never lets two parts overlap", () => {
    fc.assert(
      fc.property(...cases, (definition, bits, widest) => {
        const drawn = layout(definition, options(someFolds(definition, bits), widest));
        const solid = drawn.blocks.filter((block) => stopOf(block) !== null);
        for (const one of solid) {
          expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width / 2).toBeLessThanOrEqual(drawn.width);
          for (const other of solid) {
            if (other === one) continue;
            const isBeside = Math.abs(one.x - other.x) >= (one.width + other.width) / 2;
            const isApart = one.y + one.height <= other.y || other.y + other.height <= one.y;
            expect(isBeside || isApart).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("never lets two parts overlap where all kinds lie four deep in each other", () => {
    fc.assert(
      fc.property(deepFlow, fc.nat(), fc.constantFrom(400, 900, 2_000), fc.boolean(), (...made) => {
        const [definition, bits, widest, rtl] = made;
        const drawn = layout(definition, {
          ...options(someFolds(definition, bits), widest),
          rtl,
          problems: new Set(Array.from(walk(definition.steps), (step) => step.id)),
        });
        const solid = drawn.blocks.filter((block) => stopOf(block) !== null);
        for (const [index, one] of solid.entries()) {
          expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width / 2).toBeLessThanOrEqual(drawn.width);
          for (const other of solid.slice(index + 1)) {
            const isBeside = Math.abs(one.x - other.x) >= (one.width + other.width) / 2;
            const isApart = one.y + one.height <= other.y || other.y + other.height <= one.y;
            expect(isBeside || isApart).toBe(true);
          }
        }
        for (const frame of drawn.frames) {
          const inner = drawn.frames.filter((other) => other.depth > frame.depth);
          const touches = inner.filter(
            (other) =>
              other.y < frame.y + frame.height &&
              other.y + other.height > frame.y &&
              Math.abs(other.x + other.width / 2 - frame.x - frame.width / 2) <
                (frame.width + other.width) / 2,
          );
          for (const other of touches) {
            expect(other.x).toBeGreaterThan(frame.x);
            expect(other.x + other.width).toBeLessThan(frame.x + frame.width);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("lets the keys reach every part, and nothing else", () => {
    fc.assert(
      fc.property(...cases, (definition, bits, widest) => {
        const folds = someFolds(definition, bits);
        const drawn = layout(definition, options(folds, widest));
        const of = outline(definition);
        const stops = new Set(drawn.blocks.flatMap((block) => stopOf(block) ?? []));
        const reached = new Set([definition.trigger.id]);
        for (const stop of reached) {
          for (const movement of ["next", "previous", "path_next", "path_previous"] as const) {
            reached.add(moveStop({ of, layout: drawn, folds }, stop, movement));
          }
        }
        expect([...reached].toSorted()).toEqual([...stops].toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it("shows a hidden step again", () => {
    fc.assert(
      fc.property(anyFlow, fc.nat(), (definition, bits) => {
        const of = outline(definition);
        const folds = someFolds(definition, bits);
        for (const step of walk(definition.steps)) {
          const shown = revealing(folds, of, step.id, (key) => stepsOf(definition, key) ?? []);
          expect(layout(definition, options(shown)).hiddenIn.has(step.id)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("folds the run around a step, or the path where there is no run", () => {
    const [a, b, c, d] = [call("a"), call("b"), call("c"), call("d")];
    const split = together([d], []);
    const definition = flow(a, b, c, split);
    const of = outline(definition);
    const at = (id: string) =>
      foldAt(of, id, stepsOf(definition, of.byId.get(id)?.sequence ?? "root") ?? []);

    expect(at(b.id)).toBe(runFold(a.id));
    expect(at(split.id)).toBe(split.id);
    expect(at(d.id)).toBe(pathFold(branches(split)[0]?.key ?? ""));
    expect(at(definition.trigger.id)).toBeNull();
  });

  it("puts more than four paths into a list with one open", () => {
    const split = together([call("a")], [call("b")], [call("c")], [], [call("e"), call("f")]);
    const definition = flow(split);
    const last = branches(split)[4]?.key ?? "";
    const rows = (folds: Folds) =>
      layout(definition, options(folds))
        .blocks.filter((block) => block.kind === "row")
        .map((row) => row.hidden.length);
    const open = pathToggled(UNFOLDED, split.id, last);
    const first = branches(split)[0]?.key ?? "";

    expect(rows(UNFOLDED), "at first the first one with steps").toEqual([0, 1, 1, 0, 2]);
    expect(rows(open)).toEqual([1, 1, 1, 0, 0]);
    expect(rows(pathToggled(UNFOLDED, split.id, first, true)), "none").toEqual([1, 1, 1, 0, 2]);
    expect(pathToggled(open, split.id, first).open.size).toBe(1);
  });

  it("opens the path of a list that matters most in a run", () => {
    const [a, b] = [call("a"), call("b")];
    const split = together([a], [], [b], [], [call("c")]);
    const weight = (step: string) => (step === b.id ? 3 : 0);

    const { listed } = layout(flow(split), { ...options(UNFOLDED), weight });

    expect(listed.get(split.id)?.open).toBe(branches(split)[2]?.key);
  });

  it("puts paths that have no room beside each other into a list, the outer ones first", () => {
    const inner = together([call("a")], [call("b")]);
    const outer = choose([inner], [call("c")]);
    const listed = (widest: number) => [
      ...layout(flow(outer), options(UNFOLDED, widest)).listed.keys(),
    ];

    expect(listed(1300)).toEqual([]);
    expect(listed(820)).toEqual([outer.id]);
    expect(listed(400).toSorted()).toEqual([inner.id, outer.id].toSorted());
  });

  it("frames a list from the middle of its pill to the middle of its join", () => {
    const split = together([call("a")], [call("b")], [call("c")], [call("d")], [call("e")]);
    const { blocks, frames } = layout(flow(split), options(UNFOLDED));
    const [frame] = frames;
    const of = (kind: string) => blocks.filter((block) => block.kind === kind);
    const middle = ({ y, height }: { y: number; height: number }) => y + height / 2;

    expect(frame?.y).toBe(of("split").map(middle)[0]);
    expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBe(of("join").map(middle)[0]);
    expect(frame?.inside?.y).toBe((of("row")[0]?.y ?? 0) + 44);
    for (const row of of("row")) expect(row.width).toBe(frame?.width);
  });

  it("says the worst status and counts the problems inside", () => {
    const [a, b] = [call("a"), call("b")];
    const block = { step: a.id, sequence: null, hidden: [a.id, b.id] };
    const faces = new Map([
      [a.id, { status: "done" as const, words: "" }],
      [b.id, { status: "needs_you" as const, words: "" }],
    ]);
    const problems = new Map([
      [b.id, { level: "to_check" as const, words: "", toFix: 0, toCheck: 2 }],
    ]);

    expect(insideOf(block, faces, problems)).toEqual({
      count: 2,
      toFix: 0,
      toCheck: 2,
      status: "needs_you",
    });
  });
});

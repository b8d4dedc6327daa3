import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outline, places } from "#ui/document/outline.ts";
import { walk } from "#ui/document/tree.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import { visible } from "#ui/flow/layout/culling.ts";
import { toggled, UNFOLDED } from "#ui/flow/layout/folds.ts";
import { layout } from "#ui/flow/layout/layout.ts";
import { aheadOf, linePath, lines } from "#ui/flow/layout/lines.ts";
import type { LayoutOptions } from "#ui/flow/layout/measure.ts";
import { anyFlow, call, flow, together } from "#ui/steps/tests/flows.ts";

const editing: LayoutOptions = {
  editing: true,
  rtl: false,
  folds: UNFOLDED,
  widest: Number.POSITIVE_INFINITY,
  problems: new Set(),
};

function overlap(one: Block, other: Block): boolean {
  const beside = Math.abs(one.x - other.x) >= (one.width + other.width) / 2;
  return !beside && one.y + one.height > other.y && other.y + other.height > one.y;
}

describe("layout", () => {
  it("puts cards in one column with equal gaps", () => {
    const drawn = layout(flow(call("a"), call("b")), editing);

    const cards = drawn.blocks.filter((block) => block.kind === "card");
    expect(cards.map((card) => [card.x, card.y])).toEqual([
      [176, 20],
      [176, 132],
      [176, 244],
    ]);
    expect(drawn.width).toBe(352);
  });

  it("puts two paths side by side and joins them", () => {
    const drawn = layout(flow(together([call("a")], [call("b")])), editing);

    const cards = drawn.blocks.filter((block) => block.kind === "card").slice(1);
    expect(cards.map((card) => [card.x, card.y])).toEqual([
      [176, 244],
      [528, 244],
    ]);
    expect(drawn.blocks.find((block) => block.kind === "join")?.y).toBe(244 + 64 + 48);
  });

  it("mirrors paths for right-to-left reading", () => {
    const document = flow(together([call("a")], [call("b")]));
    const right = layout(document, { ...editing, rtl: true });

    const cards = right.blocks.filter((block) => block.kind === "card").slice(1);
    expect(cards.map((card) => card.x)).toEqual([528, 176]);
  });

  it("draws a folded split as one card", () => {
    const split = together([call("a")], [call("b")]);
    const drawn = layout(flow(split), { ...editing, folds: toggled(UNFOLDED, split.id) });

    expect(drawn.blocks.filter((block) => block.kind === "folded")).toHaveLength(1);
    expect(drawn.width).toBe(352);
  });

  it("never lets two cards overlap and keeps everything inside the page", () => {
    fc.assert(
      fc.property(anyFlow, (definition) => {
        const drawn = layout(definition, editing);
        const solid = drawn.blocks.filter((block) => ["card", "split"].includes(block.kind));
        for (const one of solid) {
          const inside = one.x >= one.width / 2 && one.x + one.width / 2 <= drawn.width;
          if (!inside || one.y + one.height > drawn.height) return false;
          if (solid.some((other) => other !== one && overlap(one, other))) return false;
        }
        return true;
      }),
      { numRuns: 200 },
    );
  });

  it("draws every step once and offers every place once", () => {
    fc.assert(
      fc.property(anyFlow, (definition) => {
        const drawn = layout(definition, editing);
        const steps = [...walk(definition.steps)].length;
        const cards = drawn.blocks.filter((block) => ["card", "split"].includes(block.kind));
        const adds = drawn.blocks.filter((block) => block.kind === "add");
        const keys = new Set(drawn.blocks.map((block) => block.key));
        expect(cards).toHaveLength(steps + 1);
        expect(adds).toHaveLength(places(definition, outline(definition)).length);
        expect(keys.size).toBe(drawn.blocks.length);
      }),
    );
  });
});

describe("lines", () => {
  it("bend once, with an arc of 12", () => {
    const link = {
      shape: "branch",
      x1: 336,
      y1: 266,
      x2: 160,
      y2: 360,
      from: null,
      to: "a",
    } as const;

    expect(linePath(link)).toBe("M336 266H172Q160 266 160 278V360");
  });

  it("are dashed towards what a run has not reached", () => {
    const document = flow(call("a"), call("b"));
    const [a, b] = document.steps;
    const drawn = layout(document, { ...editing, editing: false });
    const reached = new Set([document.trigger.id, a?.id]);
    const drawnLines = lines(
      drawn,
      aheadOf(
        (step) => reached.has(step),
        () => false,
      ),
    );

    expect(drawnLines.solid.match(/M/g)).toHaveLength(1);
    expect(drawnLines.ahead.match(/M/g)).toHaveLength(2);
    expect(b).toBeDefined();
  });
});

describe("culling", () => {
  it("keeps everything that touches the window", () => {
    const document = flow(...Array.from({ length: 300 }, () => call("x")));
    const { blocks } = layout(document, editing);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (top) => {
        const band = { top, bottom: top + 800 };
        const shown = new Set(visible(blocks, band));
        for (const block of blocks) {
          const touches = block.y < band.bottom && block.y + block.height > band.top;
          if (touches) expect(shown.has(block)).toBe(true);
        }
        expect(shown.size).toBeLessThan(60);
      }),
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outline, places } from "#ui/document/outline.ts";
import { focusAfterRemoval } from "#ui/flow/moving/focus.ts";
import { anyFlow, call, flow, together } from "#ui/steps/tests/flows.ts";

describe("outline", () => {
  it("numbers steps of paths through the split", () => {
    const of = outline(flow(call("a"), together([call("b")], [call("c"), call("d")]), call("e")));

    expect(of.entries.map((entry) => entry.number)).toEqual([
      "1",
      "2",
      "3",
      "3.1",
      "3.2",
      "3.3",
      "4",
    ]);
    expect(of.entries.map((entry) => entry.position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("names places after a step, and at the start of a path", () => {
    const document = flow(together([call("a")], []));
    const found = places(document, outline(document));

    expect(found.map((place) => [place.after === null, place.path?.name ?? null])).toEqual([
      [false, null],
      [true, "Path 1"],
      [false, "Path 1"],
      [true, "Path 2"],
      [false, null],
    ]);
  });
});

describe("the focus after a step is deleted", () => {
  it("goes to what follows, out of a path's end to what follows its split, else back", () => {
    const [a, b, c, d] = [call("a"), call("b"), call("c"), call("d")];
    const split = together([a, b], [c]);
    const of = outline(flow(split, d));

    expect(focusAfterRemoval(of, a.id)).toBe(b.id);
    expect(focusAfterRemoval(of, b.id)).toBe(d.id);
    expect(focusAfterRemoval(of, c.id)).toBe(d.id);
    expect(focusAfterRemoval(of, d.id)).toBe(split.id);
  });

  it("always lands on a step that exists", () => {
    fc.assert(
      fc.property(anyFlow, (definition) => {
        const of = outline(definition);
        for (const entry of of.entries) {
          if (entry.step) expect(of.byId.has(focusAfterRemoval(of, entry.id) ?? "")).toBe(true);
        }
      }),
    );
  });
});

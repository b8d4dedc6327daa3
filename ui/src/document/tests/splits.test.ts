import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyOf } from "#ui/document/copy.ts";
import type { Step } from "#ui/document/definition.ts";
import { leftBehind } from "#ui/document/dependents.ts";
import { applyEdit } from "#ui/document/edits.ts";
import { placeAcross, placeAlong } from "#ui/document/neighbours.ts";
import { outline, places } from "#ui/document/outline.ts";
import { withMovedPath, withoutPath, withPath } from "#ui/document/paths.ts";
import { branches, ROOT } from "#ui/document/sequences.ts";
import { canMove, walk } from "#ui/document/tree.ts";
import { anyFlow, call, choose, deepFlow, flow, together } from "#ui/steps/tests/flows.ts";

const idsOf = (steps: readonly Step[]) => Array.from(walk(steps), (step) => step.id);
const namesOf = (steps: readonly Step[]) => steps.map((step) => step.name);

describe("a step that is moved along the flow", () => {
  const [a, b, c, d] = [call("a"), call("b"), call("c"), call("d")];
  const split = together([b], [c]);
  const of = outline(flow(a, split, d));
  const keys = branches(split).map(({ key }) => key);

  it("goes into the first path of a split, and comes from below to its end", () => {
    expect(placeAlong(of, a.id, 1)).toEqual({ sequence: keys[0], index: 0 });
    expect(placeAlong(of, d.id, -1)).toEqual({ sequence: keys[0], index: 1 });
  });

  it("leaves a path at its ends", () => {
    expect(placeAlong(of, b.id, -1)).toEqual({ sequence: ROOT, index: 1 });
    expect(placeAlong(of, b.id, 1)).toEqual({ sequence: ROOT, index: 2 });
  });

  it("goes to the path beside, and no further than the last", () => {
    expect(placeAcross(of, b.id, 1)).toEqual({ sequence: keys[1], index: 0 });
    expect(placeAcross(of, c.id, -1)).toEqual({ sequence: keys[0], index: 0 });
    expect(placeAcross(of, c.id, 1)).toBeNull();
    expect(placeAcross(of, a.id, 1)).toBeNull();
  });

  it("as a split passes another split", () => {
    const other = choose([], []);
    const both = outline(flow(split, other));

    expect(placeAlong(both, split.id, 1)).toEqual({ sequence: ROOT, index: 2 });
  });

  it("comes to a place that takes it, wherever it stands", () => {
    fc.assert(
      fc.property(anyFlow, (definition) => {
        const of = outline(definition);
        for (const { id } of of.entries) {
          for (const find of [placeAlong, placeAcross]) {
            for (const by of [1, -1] as const) {
              const place = find(of, id, by);
              if (place) expect(canMove(definition, id, place)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a split that is deleted", () => {
  it("leaves the steps of the paths that are kept in its place, in their order", () => {
    const split = together([call("a"), call("b")], [call("c")]);
    const definition = flow(call("x"), split, call("y"));
    const [first, second] = branches(split).map(({ key }) => key);
    const without = (keep: readonly string[]) =>
      namesOf(applyEdit(definition, { kind: "delete", step: split.id, keep }).steps);

    expect(without([])).toEqual(["x", "y"]);
    expect(without([first ?? ""])).toEqual(["x", "a", "b", "y"]);
    expect(without([first ?? "", second ?? ""])).toEqual(["x", "a", "b", "c", "y"]);
  });
});

describe("a split that is copied", () => {
  it("shares no id with the first one, however deep", () => {
    fc.assert(
      fc.property(deepFlow, ({ steps }) => {
        for (const step of steps) {
          const made = copyOf(step, "copy");
          const paths = (one: Step) =>
            Array.from(walk([one])).flatMap((inner) => branches(inner).map(({ key }) => key));
          const old = new Set([...idsOf([step]), ...paths(step)]);
          const now = [...idsOf([made]), ...paths(made)];
          expect(now).toHaveLength(old.size);
          expect(now.some((id) => old.has(id))).toBe(false);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("the paths of a split", () => {
  const paths = ["one", "two", "three"].map((name) => ({ id: name, name, steps: [call(name)] }));

  it("are renamed, and reordered as far as it goes", () => {
    expect(namesOf(withPath(paths, "two", (path) => ({ ...path, name: "2" })).map(asStep))).toEqual(
      ["one", "2", "three"],
    );
    expect(withMovedPath(paths, "one", 1).map(({ id }) => id)).toEqual(["two", "one", "three"]);
    expect(withMovedPath(paths, "one", -1)).toBe(paths);
    expect(withMovedPath(paths, "three", 1)).toBe(paths);
  });

  it("are deleted with their steps, or leave them to another one", () => {
    const heir = withoutPath(paths, "one", "three").find(({ id }) => id === "three");

    expect(withoutPath(paths, "one", null).map(({ id }) => id)).toEqual(["two", "three"]);
    expect(namesOf(heir?.steps ?? [])).toEqual(["three", "one"]);
  });
});

function asStep({ name }: { name: string }): Step {
  return call(name);
}

describe("moving a split", () => {
  it("offers no place inside of itself", () => {
    fc.assert(
      fc.property(deepFlow, (definition) => {
        const of = outline(definition);
        for (const step of walk(definition.steps)) {
          const own = new Set(idsOf([step]));
          for (const { place } of places(definition, of)) {
            const owner = of.paths.get(place.sequence)?.owner;
            if (owner && own.has(owner)) expect(canMove(definition, step.id, place)).toBe(false);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it("says which steps would no longer have the answer of a step inside of it", () => {
    const inside = call("asked");
    const split = together([inside], []);
    const reference = { source: { kind: "step" as const, step: inside.id }, pointer: "/key" };
    const user = call("user", {
      content: {
        kind: "fields",
        fields: [
          {
            name: "key",
            value: {
              segments: [{ kind: "detail", reference, format: "as_is" }],
              type: "text",
              when_empty: { kind: "stop" },
            },
          },
        ],
      },
    });
    const holder = choose([user], []);
    const definition = flow(split, holder);
    const place = { sequence: ROOT, index: 2 };
    const after = applyEdit(definition, { kind: "move", step: split.id, place });

    expect(leftBehind(definition, split.id)).toEqual([]);
    expect(leftBehind(after, split.id)).toEqual([user.id]);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition, Step } from "#ui/document/definition.ts";
import { applyEdit, type Edit } from "#ui/document/edits.ts";
import { branches, ROOT } from "#ui/document/sequences.ts";
import { canMove, type Place, walk } from "#ui/document/tree.ts";
import { withoutChange } from "#ui/document/undo-change.ts";
import { anyFlow, call, choose, flow, together } from "#ui/steps/tests/flows.ts";

type Kind = "added" | "removed" | "changed" | "moved";

function undone(live: Definition, draft: Definition, kind: Kind, step: Step) {
  return withoutChange(draft, live, { kind, step: step.id, name: step.name, fields: [] });
}

function places(definition: Definition): Place[] {
  const within = (key: string, steps: readonly Step[]): Place[] => [
    ...Array.from({ length: steps.length + 1 }, (_, index) => ({ sequence: key, index })),
    ...steps.flatMap((step) => branches(step).flatMap((one) => within(one.key, one.steps))),
  ];
  return within(ROOT, definition.steps);
}

/** One difference, made at any place of any flow. */
const oneChange = fc
  .tuple(anyFlow, fc.nat(), fc.nat(), fc.constantFrom<Kind>("added", "removed", "changed", "moved"))
  .map(([live, first, second, kind]) => {
    const known = Array.from(walk(live.steps));
    const spots = places(live);
    const step = kind === "added" ? call("new") : known[first % Math.max(1, known.length)];
    const place = spots[second % spots.length];
    if (!step || !place || (kind === "moved" && !canMove(live, step.id, place))) return null;
    const edits = {
      added: { kind: "add", step, place },
      removed: { kind: "delete", step: step.id },
      changed: { kind: "rename", step: step.id, name: `${step.name}!` },
      moved: { kind: "move", step: step.id, place },
    } satisfies Record<Kind, Edit>;
    return { live, draft: applyEdit(live, edits[kind]), kind, step };
  });

describe("undoing one change of the draft", () => {
  it("gives the live version back when it was the only one", () => {
    const seen = new Map<Kind, number>();
    fc.assert(
      fc.property(oneChange, (made) => {
        if (!made) return;
        seen.set(made.kind, (seen.get(made.kind) ?? 0) + 1);
        expect(undone(made.live, made.draft, made.kind, made.step)).toEqual(made.live);
      }),
      { numRuns: 1000 },
    );
    expect(seen.size).toBe(4);
  });

  it("leaves the other changes", () => {
    const [one, two, three] = [call("one"), call("two"), call("three")];
    const live = flow(one, two, three);
    const added = call("added");
    const draft = withSteps(live, [three, added, { ...one, name: "uno" }]);

    expect(undone(live, draft, "removed", two)).toEqual(
      withSteps(live, [three, added, { ...one, name: "uno" }, two]),
    );
    expect(undone(live, draft, "changed", one)).toEqual(withSteps(live, [three, added, one]));
    expect(undone(live, draft, "added", added)).toEqual(
      withSteps(live, [three, { ...one, name: "uno" }]),
    );
  });

  it("keeps what was moved elsewhere when a split comes back", () => {
    const [kept, lost] = [call("kept"), call("lost")];
    const split = together([kept, lost], []);
    const live = flow(split);

    const back = undone(live, withSteps(live, [kept]), "removed", split);

    expect(back?.steps.map((step) => step.name)).toEqual([split.name, "kept"]);
    expect(Array.from(walk(back?.steps ?? []), (step) => step.name)).toEqual([
      split.name,
      "lost",
      "kept",
    ]);
  });

  it("is refused while another change is in the way", () => {
    const inside = call("inside");
    const [old, fresh] = [choose([inside], []), choose([], [])];
    const live = flow(old);

    expect(undone(live, withSteps(live, []), "removed", inside)).toBeNull();
    const holding = applyEdit(withSteps(live, [old, fresh]), {
      kind: "move",
      step: inside.id,
      place: { sequence: branches(fresh)[0]?.key ?? "", index: 0 },
    });
    expect(undone(live, holding, "added", fresh)).toBeNull();
  });
});

/** Other steps behind the same trigger. */
function withSteps(like: Definition, steps: Step[]): Definition {
  return { ...like, steps };
}

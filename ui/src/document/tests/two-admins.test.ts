import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "#ui/document/definition.ts";
import { differences, sameDefinition } from "#ui/document/draft/differences.ts";
import { merging } from "#ui/document/draft/merge/merging.ts";
import { takeBack } from "#ui/document/draft/take-back.ts";
import { type DraftState, draftReducer, isUnsaved, startDraft } from "#ui/document/draft-state.ts";
import { applyEdit, type Edit } from "#ui/document/edits.ts";
import { newMark, undoName } from "#ui/document/history.ts";
import { outline, places } from "#ui/document/outline.ts";
import { walk } from "#ui/document/tree.ts";
import { anyFlow, call, choose, flow, together } from "#ui/steps/tests/flows.ts";

const AT = "2026-11-21T09:42:00Z";

function changed(state: DraftState, ...edits: readonly (Edit & { mark?: number })[]): DraftState {
  return edits.reduce(
    (now, { mark, ...edit }) =>
      draftReducer(now, {
        kind: "edit",
        edit: edit as Edit,
        at: now.history.done.length * 10_000,
        ...(mark ? { mark } : {}),
      }),
    state,
  );
}

const names = ({ steps }: Definition) => steps.map(({ name }) => name);

describe("taking back what a message names", () => {
  const [a, b, c] = [call("a"), call("b"), call("c")];
  const start = startDraft(flow(a, b, c), 1, AT);

  it("leaves what was done since", () => {
    const mark = newMark();
    const now = changed(
      start,
      { kind: "delete", step: a.id, mark },
      { kind: "rename", step: b.id, name: "later" },
    );
    const back = draftReducer(now, { kind: "take_back", mark });

    expect(names(now.history.present)).toEqual(["later", "c"]);
    expect(names(back.history.present)).toEqual(["a", "later", "c"]);
    expect(undoName(back.history)).toMatchObject({ code: "undo_change", name: "a" });
    expect(names(draftReducer(back, { kind: "undo" }).history.present)).toEqual(["later", "c"]);
  });

  it("takes several back, in any order", () => {
    const [first, second] = [newMark(), newMark()];
    const now = changed(
      start,
      { kind: "delete", step: a.id, mark: first },
      { kind: "delete", step: b.id, mark: second },
      { kind: "rename", step: c.id, name: "later" },
    );
    const one = draftReducer(now, { kind: "take_back", mark: first });
    const both = draftReducer(one, { kind: "take_back", mark: second });

    expect(names(one.history.present)).toEqual(["a", "later"]);
    expect(names(both.history.present)).toEqual(["a", "b", "later"]);
    expect(takeBack(both.history, first).kind).toBe("undone");
  });

  it("undoes the latest edit as Undo does, and an undone one not again", () => {
    const mark = newMark();
    const now = changed(start, { kind: "delete", step: a.id, mark });
    const back = draftReducer(now, { kind: "take_back", mark });

    expect(back.history.present).toBe(start.history.present);
    expect(takeBack(back.history, mark).kind).toBe("undone");
    expect(draftReducer(back, { kind: "take_back", mark })).toBe(back);
  });

  it("is not possible by itself once the whole draft was replaced", () => {
    const mark = newMark();
    const now = changed(start, { kind: "delete", step: a.id, mark });
    const edit = { code: "version", name: "1", part: null, step: null } as const;
    const other = draftReducer(now, { kind: "replace", definition: flow(call("x")), edit });

    expect(takeBack(other.history, mark).kind).toBe("not_alone");
  });
});

describe("what another admin saved over one's own draft", () => {
  const [a, b] = [call("a"), call("b")];
  const base = flow(a, b);
  const mine = saved(
    changed(
      startDraft(base, 1, AT),
      { kind: "rename", step: a.id, name: "mine" },
      { kind: "rename", step: a.id, name: "mine, too" },
    ),
  );
  const theirs = (edit: Edit, from = mine.history.present) => ({
    definition: structuredClone(applyEdit(from, edit)),
    revision: 5,
    at: AT,
    by: "Sam",
  });

  it("comes in, and undo takes back one's own edits alone", () => {
    const other = theirs({ kind: "rename", step: b.id, name: "theirs" });
    const now = draftReducer(mine, { kind: "theirs", ...other });
    const once = draftReducer(now, { kind: "undo" });
    const twice = draftReducer(once, { kind: "undo" });

    expect([now, once, twice].map(({ history }) => names(history.present))).toEqual([
      ["mine, too", "theirs"],
      ["mine", "theirs"],
      ["a", "theirs"],
    ]);
    expect([isUnsaved(now), isUnsaved(once)]).toEqual([false, true]);
    expect(names(draftReducer(once, { kind: "redo" }).history.present)).toEqual([
      "mine, too",
      "theirs",
    ]);
  });

  it("is not taken back by undo where it changed the same", () => {
    const other = theirs({ kind: "rename", step: a.id, name: "theirs" });
    const now = draftReducer(mine, { kind: "theirs", ...other });

    expect(names(now.history.present)).toEqual(["theirs", "b"]);
    expect(undoName(now.history)).toBeNull();
  });

  it("comes together with what is not saved yet, which is then still to be saved", () => {
    const unsaved = changed(startDraft(base, 1, AT), {
      kind: "rename",
      step: a.id,
      name: "mine",
    });
    const other = theirs({ kind: "delete", step: b.id }, base);
    const now = draftReducer(unsaved, { kind: "theirs", ...other });

    expect([names(now.history.present), isUnsaved(now), now.revision]).toEqual([["mine"], true, 5]);
    expect(names(draftReducer(now, { kind: "undo" }).history.present)).toEqual(["a"]);
  });
});

describe("two drafts made one", () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 4 });

  it("has every step once, and what only one of them changed as that one has it", () => {
    fc.assert(
      fc.property(anyFlow, edits, edits, (base, ours, others) => {
        const [mine, theirs] = [played(base, ours), structuredClone(played(base, others))];
        const { definition, clashes } = merging(base, theirs)(mine);
        const ids = idsOf(definition);

        expect(new Set(ids).size).toBe(ids.length);
        expect(sameDefinition(merging(base, theirs)(base).definition, theirs)).toBe(true);
        expect(sameDefinition(merging(base, base)(mine).definition, mine)).toBe(true);
        if (clashes) return;
        const [was, own, other] = [base, mine, theirs].map(idsOf);
        const stays = (id: string) =>
          !was?.includes(id) || (own?.includes(id) && other?.includes(id));
        const all = new Set([...(own ?? []), ...(other ?? [])].filter(stays));
        expect(new Set(ids)).toEqual(all);
        for (const { id, name } of walk(definition.steps)) {
          const [before, here, there] = [base, mine, theirs].map((one) => nameIn(one, id));
          expect(name).toBe(here === before ? (there ?? here) : here);
        }
      }),
    );
  });

  it("is as the preferred one has it where both changed the same, and loses nothing of what they added", () => {
    fc.assert(
      fc.property(anyFlow, edits, edits, (base, ours, others) => {
        const [mine, theirs] = [played(base, ours), structuredClone(played(base, others))];
        for (const [prefer, one, other] of [
          ["theirs", theirs, mine],
          ["mine", mine, theirs],
        ] as const) {
          const { definition } = merging(base, theirs, prefer)(mine);
          const ids = idsOf(definition);
          expect(new Set(ids).size).toBe(ids.length);
          const added = idsOf(one).filter((id) => !idsOf(base).includes(id));
          expect(ids).toEqual(expect.arrayContaining(added));
          for (const { id, name } of walk(definition.steps)) {
            const [before, his, hers] = [base, one, other].map((draft) => nameIn(draft, id));
            expect(name).toBe(his === undefined || his === before ? (hers ?? his) : his);
          }
        }
      }),
    );
  });

  it("brings a deleted split back for what was added in it, and nothing else with it", () => {
    const [a, b, c] = [call("a"), call("b"), call("c")];
    const split = together([a], []);
    const base = flow(split, b);
    const path = ("paths" in split.action && split.action.paths[1]?.id) || "";
    const mine = applyEdit(base, { kind: "add", step: c, place: { sequence: path, index: 0 } });
    const renamed = applyEdit(base, { kind: "rename", step: b.id, name: "theirs" });
    const theirs = applyEdit(renamed, { kind: "delete", step: split.id });
    const kept = (prefer: "mine" | "theirs") => {
      const { definition, clashes } = merging(base, theirs, prefer)(mine);
      return [clashes, [...walk(definition.steps)].map(({ name }) => name)];
    };

    expect(kept("mine")).toEqual([true, [split.name, "c", "theirs"]]);
    expect(kept("theirs")).toEqual([true, ["theirs"]]);
  });

  it("clashes where both changed the same, moved the same, or one took away what the other changed", () => {
    const [a, b] = [call("a"), call("b")];
    const split = together([a], []);
    const base = flow(split, b);
    const other = ("paths" in split.action && split.action.paths[1]?.id) || "";
    const rename = (name: string): Edit => ({ kind: "rename", step: a.id, name });
    const to = (sequence: string): Edit => ({
      kind: "move",
      step: a.id,
      place: { sequence, index: 0 },
    });
    const clashes = (one: Edit, its: Edit) =>
      merging(base, applyEdit(base, one))(applyEdit(base, its)).clashes;

    expect(clashes(rename("x"), rename("y"))).toBe(true);
    expect(clashes(rename("x"), rename("x"))).toBe(false);
    expect(clashes({ kind: "delete", step: a.id }, rename("y"))).toBe(true);
    expect(clashes(rename("x"), { kind: "delete", step: split.id })).toBe(true);
    expect(clashes(to("root"), to(other))).toBe(true);
    expect(clashes(to(other), { kind: "rename", step: b.id, name: "y" })).toBe(false);
  });
});

/** What is done to a document, each by three numbers. */
function played(base: Definition, numbers: readonly (readonly number[])[]): Definition {
  return numbers.reduce((definition, [what = 0, which = 0, where = 0]) => {
    const spots = places(definition, outline(definition));
    const place = spots[where % spots.length]?.place ?? { sequence: "root", index: 0 };
    const ids = idsOf(definition);
    const step = ids[which % Math.max(1, ids.length)];
    if (step === undefined || what % 4 === 0) {
      return applyEdit(definition, { kind: "add", step: call("new"), place });
    }
    if (what % 4 === 1) return applyEdit(definition, { kind: "move", step, place });
    if (what % 4 === 2) return applyEdit(definition, { kind: "delete", step });
    return applyEdit(definition, { kind: "rename", step, name: `name ${where}` });
  }, base);
}

const idsOf = ({ steps }: Definition) => [...walk(steps)].map(({ id }) => id);
const nameIn = ({ steps }: Definition, wanted: string) =>
  [...walk(steps)].find(({ id }) => id === wanted)?.name;

function saved(state: DraftState): DraftState {
  const { present: definition } = state.history;
  return draftReducer(state, { kind: "saved", definition, revision: 4, at: AT });
}

describe("what differs between two drafts", () => {
  const [a, b, c] = [call("a"), call("b"), call("c")];

  it("is told step by step, as the server tells it", () => {
    const from = flow(a, b);
    const renamed = applyEdit(from, { kind: "rename", step: a.id, name: "now" });
    const fewer = applyEdit(renamed, { kind: "delete", step: b.id });
    const to = applyEdit(fewer, { kind: "add", step: c, place: { sequence: "root", index: 0 } });

    expect(differences(from, to)).toEqual([
      { kind: "removed", step: b.id, name: "b", fields: [] },
      { kind: "added", step: c.id, name: "c", fields: [] },
      { kind: "changed", step: a.id, name: "now", fields: ["/name"] },
    ]);
  });

  it("names the fewest steps that moved, and one that went to another path", () => {
    const [one, other] = [flow(a, b, c), { ...flow(c, a, b) }];
    const sameStart = { ...other, trigger: one.trigger };
    const split = together([a, b], [c]);
    const moved = {
      ...split,
      action: {
        ...split.action,
        ...("paths" in split.action && {
          paths: split.action.paths.map((path, at) => ({
            ...path,
            steps: at === 0 ? [a] : [b, c],
          })),
        }),
      },
    } as typeof split;
    const parted = flow(split);
    const elsewhere = { ...parted, steps: [moved] };

    expect(differences(one, sameStart).map(({ name }) => name)).toEqual(["c"]);
    expect(differences(parted, elsewhere)).toMatchObject([{ kind: "moved", name: "b" }]);
  });

  it("is nothing where only the order of fields differs, or an empty one is left out", () => {
    const document = flow(choose([a], [b]), c);
    const turned: Definition = JSON.parse(JSON.stringify(document), (_, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    );

    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(document));
    expect(sameDefinition(document, turned)).toBe(true);
  });
});

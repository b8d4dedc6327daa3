import { describe, expect, it } from "vitest";
import type { Definition } from "#ui/document/definition.ts";
import { differences, sameDefinition } from "#ui/document/draft/differences.ts";
import { takeBack } from "#ui/document/draft/take-back.ts";
import { type DraftState, draftReducer, isUnsaved, startDraft } from "#ui/document/draft-state.ts";
import { applyEdit, type Edit } from "#ui/document/edits.ts";
import { newMark } from "#ui/document/history.ts";
import { call, choose, flow, together } from "#ui/steps/tests/flows.ts";

const AT = "2026-11-21T09:42:00Z";

function changed(state: DraftState, ...edits: readonly (Edit & { mark?: number })[]): DraftState {
  return edits.reduce(
    (now, { mark, ...edit }) =>
      draftReducer(now, {
        kind: "edit",
        edit: edit as Edit,
        at: now.history.past.length * 10_000,
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
    expect(back.lastEdit).toMatchObject({ code: "undo_change", name: "a" });
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

describe("two drafts of one workflow", () => {
  const [a, b] = [call("a"), call("b")];
  const base = flow(a, b);
  const mine = changed(startDraft(base, 1, AT), { kind: "rename", step: a.id, name: "mine" });
  const conflict = draftReducer(mine, { kind: "conflict" });
  const definition = applyEdit(base, { kind: "delete", step: b.id });
  const theirs = { definition, revision: 2, at: AT };

  it("keeping mine saves it over theirs, which one step of undo brings back", () => {
    const kept = draftReducer(conflict, { kind: "keep_mine", ...theirs });

    expect([kept.save, kept.revision, isUnsaved(kept)]).toEqual(["saved", 2, true]);
    expect(names(kept.history.present)).toEqual(["mine", "b"]);
    expect(draftReducer(kept, { kind: "undo" }).history.present).toBe(definition);
  });

  it("keeping theirs goes on with it, and one step of undo brings mine back", () => {
    const kept = draftReducer(conflict, { kind: "keep_theirs", ...theirs });
    const undone = draftReducer(kept, { kind: "undo" });

    expect([kept.save, kept.revision, isUnsaved(kept)]).toEqual(["saved", 2, false]);
    expect(kept.history.present).toBe(definition);
    expect(names(undone.history.present)).toEqual(["mine", "b"]);
    expect(isUnsaved(undone)).toBe(true);
  });
});

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

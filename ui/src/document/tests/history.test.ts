import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyOf, newStepId } from "#ui/document/copy.ts";
import type { Definition } from "#ui/document/definition.ts";
import { sameDefinition } from "#ui/document/draft/differences.ts";
import { readEdit } from "#ui/document/draft/saved-edit.ts";
import { applyEdit, type Edit } from "#ui/document/edits.ts";
import {
  edited,
  type History,
  historyOf,
  redoName,
  redone,
  undoName,
  undone,
} from "#ui/document/history.ts";
import { outline, places } from "#ui/document/outline.ts";
import { ROOT } from "#ui/document/sequences.ts";
import { DraftPage, Drafts } from "#ui/document/tests/two-pages.ts";
import { canMove, findStep, locate, walk } from "#ui/document/tree.ts";
import { anyFlow, call, flow, together } from "#ui/steps/tests/flows.ts";

/** Some edit of a document, chosen by three numbers. */
function someEdit(definition: Definition, what: number, which: number, where: number): Edit {
  const spots = places(definition, outline(definition)).map((spot) => spot.place);
  const place = spots[where % spots.length] ?? { sequence: ROOT, index: 0 };
  const ids = [...walk(definition.steps)].map((step) => step.id);
  const step = ids[which % Math.max(1, ids.length)];
  if (step === undefined || what % 4 === 0) return { kind: "add", step: call("new"), place };
  if (what % 4 === 1) return { kind: "move", step, place };
  if (what % 4 === 2) return { kind: "delete", step };
  return { kind: "rename", step, name: `name ${where}` };
}

const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 30 });

function after(definition: Definition, numbers: readonly (readonly number[])[]): History {
  let time = 0;
  return numbers.reduce((history, [what = 0, which = 0, where = 0]) => {
    time += 10_000;
    return edited(history, someEdit(history.present, what, which, where), time);
  }, historyOf(definition));
}

describe("edits", () => {
  it("undo of everything is the document one began with, and redo brings all back", () => {
    fc.assert(
      fc.property(anyFlow, edits, (definition, numbers) => {
        const end = after(definition, numbers);
        let history = end;
        while (undoName(history)) history = undone(history);
        expect(history.present).toBe(definition);
        while (redoName(history)) history = redone(history);
        expect(history.present).toBe(end.present);
      }),
    );
  });

  it("moving loses no step and makes none", () => {
    fc.assert(
      fc.property(anyFlow, fc.nat(), fc.nat(), (definition, which, where) => {
        const edit = someEdit(definition, 1, which, where);
        const ids = (document: Definition) => [...walk(document.steps)].map((one) => one.id).sort();
        const next = applyEdit(definition, edit);
        if (edit.kind === "move") expect(ids(next)).toEqual(ids(definition));
      }),
    );
  });

  it("a split cannot be moved into itself", () => {
    const inner = call("a");
    const split = together([inner], []);
    const document = flow(split);
    const place = locate(document, inner.id);

    expect(place && canMove(document, split.id, place)).toBe(false);
    expect(place && applyEdit(document, { kind: "move", step: split.id, place })).toBe(document);
  });

  it("leave untouched steps the same objects", () => {
    const [a, b] = [call("a"), call("b")];
    const document = flow(a, b);
    const next = applyEdit(document, { kind: "rename", step: a.id, name: "c" });

    expect(next.steps[1]).toBe(b);
    expect(findStep(next, a.id)?.name).toBe("c");
  });
});

describe("history", () => {
  it("typing one name is one undo step", () => {
    const step = call("a");
    let history = historyOf(flow(step));
    for (const [index, name] of ["ab", "abc", "abcd"].entries()) {
      history = edited(history, { kind: "rename", step: step.id, name }, index * 200);
    }

    expect(history.done).toHaveLength(1);
    expect(undoName(history)?.code).toBe("rename");
  });

  it("is rebuilt from saved revisions, undone ones included", () => {
    fc.assert(
      fc.property(anyFlow, edits, fc.nat({ max: 5 }), (definition, numbers, back) => {
        const page = new DraftPage(new Drafts(definition), "dana");
        for (const [what = 0, which = 0, where = 0] of numbers) {
          page.edit(someEdit(page.state.history.present, what, which, where)).save();
        }
        for (let step = 0; step < back; step += 1) page.do({ kind: "undo" }).save();
        const { present } = page.state.history;
        const line = () => [page.undoes, page.redoes];
        const before = line();

        page.reload();
        expect(sameDefinition(page.state.history.present, present)).toBe(true);
        expect(line()).toEqual(before);
        while (page.undoes) page.do({ kind: "undo" });
        expect(sameDefinition(page.state.history.present, definition)).toBe(true);
      }),
    );
  });

  it("undoes one edit at a time after sixty undone and redone ones and a restart", () => {
    const one = call("0");
    const page = new DraftPage(new Drafts(flow(one)), "dana");
    for (let made = 1; made <= 65; made += 1) page.rename(one, `${made}`);
    page.save();
    for (let made = 0; made < 60; made += 1) page.do({ kind: "undo" });
    page.save();
    for (let made = 0; made < 60; made += 1) page.do({ kind: "redo" });
    page.save().reload();

    expect(page.undoes).toBe("rename 64");
    page.do({ kind: "undo" });
    expect(page.shown).toEqual(["64"]);
    expect(page.redoes).toBe("rename 64");
    expect(page.state.history.done).toHaveLength(64);
  });

  it("an edit that nobody can read is nobody’s, and has no name", () => {
    expect(readEdit("add a step")).toMatchObject({ code: "unknown", by: null });
    expect(readEdit('{"code":"add","name":"x","undone":"all"}')).toEqual({
      code: "add",
      name: "x",
      part: null,
      step: null,
      by: null,
      joins: null,
      undone: [],
      redone: [],
    });
  });
});

describe("new ids", () => {
  it("sort by time and differ", () => {
    expect(newStepId(1000) < newStepId(2000)).toBe(true);
    expect(newStepId()).toMatch(/^step_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  });

  it("are given to a copy and to what it owns", () => {
    const split = together([call("a")], [call("b")]);
    const copy = copyOf(split, "copy");
    const before = new Set([...walk([split])].map((step) => step.id));

    expect([...walk([copy])].some((step) => before.has(step.id))).toBe(false);
    expect([...walk([copy])]).toHaveLength(3);
  });
});

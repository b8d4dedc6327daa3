import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyOf, newStepId } from "#ui/document/copy.ts";
import type { Definition } from "#ui/document/definition.ts";
import {
  nextToSave,
  readName,
  restored,
  type SavedRevision,
  savedAs,
  writeName,
} from "#ui/document/draft/saved-history.ts";
import { applyEdit, type Edit } from "#ui/document/edits.ts";
import {
  edited,
  type History,
  historyOf,
  type Past,
  redoName,
  redone,
  undoName,
  undone,
} from "#ui/document/history.ts";
import { outline, places } from "#ui/document/outline.ts";
import { ROOT } from "#ui/document/sequences.ts";
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

const one = call("0");
const act = fc.constantFrom("edit", "undo", "redo", "save");

const nameIn = ({ steps }: Definition) => steps[0]?.name ?? "";
const names = (entries: readonly Past[]) => entries.map(({ definition }) => nameIn(definition));

/** What is done in a page, each edit with a name of its own, and what the server has of it. */
function played(acts: readonly ("edit" | "undo" | "redo" | "save")[]) {
  const start = flow(one);
  let history = historyOf(start, 1);
  let lastEdit = readName("");
  let made = 0;
  const revisions: SavedRevision[] = [{ definition: start, edit: "", revision: 1 }];
  const save = () => {
    for (;;) {
      const { definition, edit } = nextToSave(history, lastEdit, 1);
      const revision = revisions.length + 1;
      revisions.push({ definition, edit: writeName(edit), revision });
      const isLast = definition === history.present;
      history = savedAs(history, definition, revision);
      if (isLast) return;
    }
  };
  for (const what of acts) {
    const before = history;
    if (what === "edit") {
      made += 1;
      history = edited(history, { kind: "rename", step: one.id, name: `${made}` }, made * 10_000);
      lastEdit = undoName(history) ?? lastEdit;
    }
    if (what === "undo") history = undone(history);
    if (what === "redo") history = redone(history);
    const isStep = (what === "undo" || what === "redo") && history !== before;
    if (isStep) lastEdit = { ...lastEdit, code: what };
    if (what === "save" && revisions.at(-1)?.definition !== history.present) save();
  }
  if (revisions.at(-1)?.definition !== history.present) save();
  return { history, revisions };
}

describe("edits", () => {
  it("undo of everything is the document one began with, and redo brings all back", () => {
    fc.assert(
      fc.property(anyFlow, edits, (definition, numbers) => {
        const end = after(definition, numbers);
        let history = end;
        while (history.past.length > 0) history = undone(history);
        expect(history.present).toBe(definition);
        while (history.future.length > 0) history = redone(history);
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

    expect(history.past).toHaveLength(1);
    expect(undoName(history)?.code).toBe("rename");
  });

  it("is rebuilt from saved revisions, undone ones included", () => {
    fc.assert(
      fc.property(anyFlow, edits, fc.nat({ max: 5 }), (definition, numbers, back) => {
        const saved = [{ definition, edit: "", revision: 1 }];
        const save = (now: Definition, edit: string) =>
          saved.push({ definition: now, edit, revision: saved.length + 1 });
        let history = historyOf(definition);
        let time = 0;
        for (const [what = 0, which = 0, where = 0] of numbers) {
          time += 10_000;
          const next = edited(history, someEdit(history.present, what, which, where), time);
          if (next === history) continue;
          history = next;
          const edit = undoName(history);
          save(history.present, edit ? writeName(edit) : "");
        }
        for (let step = 0; step < back && history.past.length > 0; step += 1) {
          history = undone(history);
          save(history.present, writeName({ code: "undo", name: "", part: null, step: null }));
        }

        const again = restored(structuredClone(saved), history.present);
        expect(again.present).toBe(history.present);
        expect(again.past.length + again.future.length).toBeLessThanOrEqual(saved.length);
        let start = again;
        while (start.past.length > 0) start = undone(start);
        expect(start.present).toEqual(definition);
      }),
    );
  });

  it("has its saved states in the same order after a restart, whenever it was saved", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const { history, revisions } = played(acts);
        const again = restored(structuredClone(revisions), history.present);

        const isSaved = (name: string) =>
          revisions.some(({ definition }) => nameIn(definition) === name);
        const redone = names(history.future).filter(isSaved);
        expect(names(again.past)).toEqual(names(history.past).filter(isSaved));
        // What was undone and then done otherwise may be there to be redone, too.
        expect(names(again.future).filter((name) => redone.includes(name))).toEqual(redone);
      }),
    );
  });

  it("undoes one edit at a time after sixty undone and redone ones and a restart", () => {
    const sixty = <T>(one: T): T[] => Array.from({ length: 60 }, () => one);
    const { history, revisions } = played([
      ...Array.from({ length: 65 }, () => "edit" as const),
      "save",
      ...sixty("undo" as const),
      "save",
      ...sixty("redo" as const),
      "save",
    ]);
    const again = restored(revisions, history.present);
    const back = undone(again);

    expect(undoName(again)).toMatchObject({ code: "rename", name: "64" });
    expect(nameIn(back.present)).toBe("64");
    expect(redoName(back)).toMatchObject({ code: "rename", name: "64" });
    expect(again.past).toHaveLength(65);
  });

  it("an unreadable name is an unnamed edit", () => {
    expect(readName("add a step").code).toBe("unknown");
    expect(readName('{"code":"add","name":"x"}')).toEqual({
      code: "add",
      name: "x",
      part: null,
      step: null,
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

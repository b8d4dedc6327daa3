import { describe, expect, it } from "vitest";
import { leftBehind } from "#ui/document/dependents.ts";
import { draftReducer, isUnsaved, startDraft } from "#ui/document/draft-state.ts";
import { applyEdit } from "#ui/document/edits.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";

const AT = "2026-11-21T09:42:00Z";

describe("the draft", () => {
  it("is saved only when the server has said so, with the server's time", () => {
    const step = call("a");
    const first = startDraft(flow(step), 1, AT);
    const edited = draftReducer(first, {
      kind: "edit",
      edit: { kind: "rename", step: step.id, name: "b" },
      at: 0,
    });
    const saving = draftReducer(edited, { kind: "saving" });
    const saved = draftReducer(saving, {
      kind: "saved",
      definition: saving.history.present,
      revision: 2,
      at: "2026-11-21T09:43:00Z",
    });

    expect([isUnsaved(first), isUnsaved(saving), isUnsaved(saved)]).toEqual([false, true, false]);
    expect(saving.savedAt).toBe(AT);
    expect(saved.savedAt).toBe("2026-11-21T09:43:00Z");
  });

  it("stays unsaved when it was edited while it was being saved", () => {
    const step = call("a");
    const first = startDraft(flow(step), 1, AT);
    const rename = (name: string) =>
      ({ kind: "edit", edit: { kind: "rename", step: step.id, name }, at: 0 }) as const;
    const sent = draftReducer(first, rename("b"));
    const later = draftReducer(draftReducer(sent, { kind: "saving" }), rename("c"));
    const saved = draftReducer(later, {
      kind: "saved",
      definition: sent.history.present,
      revision: 2,
      at: AT,
    });

    expect(isUnsaved(saved)).toBe(true);
    expect(saved.revision).toBe(2);
  });

  it("goes on with undo behind where it was opened", () => {
    const step = call("a");
    const rename = (definition: ReturnType<typeof flow>, name: string) =>
      applyEdit(definition, { kind: "rename", step: step.id, name });
    const first = flow(step);
    const second = rename(first, "b");
    const opened = draftReducer(startDraft(second, 2, AT), {
      kind: "earlier",
      edit: { code: "rename", name: "a", part: "name", step: step.id },
    });
    const revisions = [first, second].map((definition, at) => ({
      definition,
      edit: JSON.stringify({ code: "rename", by: "dana" }),
      revision: at + 1,
    }));
    const whole = draftReducer(opened, {
      kind: "restore_history",
      revisions,
      me: "dana",
      hasMore: false,
    });

    expect([opened.earlier?.name, whole.earlier]).toEqual(["a", null]);
    expect(draftReducer(whole, { kind: "undo" }).history.present).toEqual(first);
  });
});

describe("moving", () => {
  it("tells which steps would lose an answer", () => {
    const asked = call("asked");
    const reference = { source: { kind: "step", step: asked.id }, pointer: "/id" } as const;
    const user = call("user", { path: [{ kind: "detail", reference, format: "as_is" }] });
    const document = flow(asked, user);
    const place = { sequence: "root", index: 2 };
    const after = applyEdit(document, { kind: "move", step: asked.id, place });

    expect(leftBehind(document, asked.id)).toEqual([]);
    expect(leftBehind(after, asked.id)).toEqual([user.id]);
  });
});

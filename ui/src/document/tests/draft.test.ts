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

  it("keeps its undo when the history arrives after an edit", () => {
    const step = call("a");
    const edited = draftReducer(startDraft(flow(step), 1, AT), {
      kind: "edit",
      edit: { kind: "delete", step: step.id },
      at: 0,
    });
    const late = draftReducer(edited, { kind: "restore_history", revisions: [] });

    expect(late).toBe(edited);
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

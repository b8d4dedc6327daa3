import { describe, expect, it } from "vitest";
import type { Segment } from "#ui/document/definition.ts";
import { leftBehind } from "#ui/document/dependents.ts";
import { draftReducer, isUnsaved, startDraft } from "#ui/document/draft-state.ts";
import { applyEdit } from "#ui/document/edits.ts";
import { toolName } from "#ui/steps/call-webhook/where/tool-name.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";
import { fromField, toField, withPill } from "#ui/values/segments.ts";

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

describe("values", () => {
  const detail: Segment = {
    kind: "detail",
    reference: { source: { kind: "person" }, pointer: "/team" },
    format: "upper",
  };

  it("come out of the field as they went in", () => {
    const segments: Segment[] = [
      { kind: "text", text: "a " },
      detail,
      { kind: "secret", slot: "t" },
    ];

    expect(fromField(toField(segments, () => "Team"))).toEqual(segments);
  });

  it("take a pill at the caret", () => {
    const field = toField([{ kind: "text", text: "ab" }], () => "").withCaretPosition({
      index: 0,
      offset: 1,
    });
    const pill = { kind: "detail", reference: detail.reference, format: "as_is" } as const;

    expect(fromField(withPill(field, pill, "Team"))).toEqual([
      { kind: "text", text: "a" },
      pill,
      { kind: "text", text: "b" },
    ]);
  });
});

describe("tools", () => {
  it("are called by their host's own name", () => {
    expect(["hooks.okta.example", "jira.intern", "127.0.0.1", "localhost"].map(toolName)).toEqual([
      "Okta",
      "Jira",
      null,
      null,
    ]);
  });
});

import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import "#ui/words/i18n.ts";
import { DesignerKeys } from "#ui/designer/designer-keys.tsx";
import { draftReducer, startDraft } from "#ui/document/draft-state.ts";
import { useToasts } from "#ui/parts/toasts.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";

const dispatch = vi.fn();
const step = call("Okta");
const draft = startDraft(flow(step), 1, "2026-11-29T09:00:00Z");
const rename = { kind: "rename", step: step.id, name: "Mine" } as const;
const edited = draftReducer(draft, { kind: "edit", edit: rename, at: 0 });

afterEach(() => {
  cleanup();
  useToasts.setState({ shown: [] });
  dispatch.mockClear();
});

it("the keys of undo undo", () => {
  render(<DesignerKeys draft={draft} dispatch={dispatch} isReadOnly={false} />);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "y", ctrlKey: true });

  expect(dispatch.mock.calls).toEqual([[{ kind: "undo" }], [{ kind: "redo" }]]);
});

it("the keys of undo change nothing while nothing can be changed", () => {
  render(<DesignerKeys draft={draft} dispatch={dispatch} isReadOnly />);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true, shiftKey: true });

  expect(dispatch).not.toHaveBeenCalled();
});

it.each([
  ["it is", draft, "Already saved. Baton saves by itself."],
  ["it is being saved", edited, "Saving…"],
  [
    "it could not be saved",
    { ...edited, save: "failed" as const },
    "Not saved. Baton keeps trying. Do not close this window.",
  ],
  [
    "another admin changed the same",
    { ...edited, asked: { agreed: edited.stored, by: "Sam", at: "" } },
    "Not all saved. Choose what to keep.",
  ],
])("the key of saving says that it is saved only where %s", (_, state, said) => {
  render(<DesignerKeys draft={state} dispatch={dispatch} isReadOnly={false} />);
  fireEvent.keyDown(document.body, { key: "s", ctrlKey: true });

  expect(useToasts.getState().shown.map(({ text }) => text)).toEqual([said]);
});

import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import "#ui/words/i18n.ts";
import { DesignerKeys } from "#ui/designer/designer-keys.tsx";

const dispatch = vi.fn();

afterEach(() => {
  cleanup();
  dispatch.mockClear();
});

it("the keys of undo undo", () => {
  render(<DesignerKeys dispatch={dispatch} isReadOnly={false} />);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "y", ctrlKey: true });

  expect(dispatch.mock.calls).toEqual([[{ kind: "undo" }], [{ kind: "redo" }]]);
});

it("the keys of undo change nothing while nothing can be changed", () => {
  render(<DesignerKeys dispatch={dispatch} isReadOnly />);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true, shiftKey: true });

  expect(dispatch).not.toHaveBeenCalled();
});

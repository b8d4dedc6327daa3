import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { clipText, readClip } from "#ui/document/clip.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import {
  ADDABLE,
  CLIP_KINDS,
  connectionOf,
  loadStepPanels,
  newStep,
  stepSections,
  stepSentence,
  toolStep,
  withConnection,
} from "#ui/steps/registry.ts";
import { choose, together } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

const wording = {
  detail: () => "Name",
  field: (pointer: string) => pointer,
  tool: () => "Okta",
  duration: () => "2 weeks",
  oneOf: () => "",
};
const steps = [
  ...ADDABLE.map((one) => newStep(one, one.kind)),
  together([], []),
  choose([], []),
] as const;

describe("every kind of step", () => {
  it.each(steps)("says in words what it does: $action.kind", ({ action }) => {
    const { result } = renderHook(() => useFlowWords());

    expect(result.current.plain(stepSentence(action, wording))).toMatch(/^[A-Z0-9].*[a-z]$/);
  });

  it.each(steps)("comes back from the clipboard: $action.kind", (step) => {
    expect(readClip(clipText(step, new Map(), CLIP_KINDS), CLIP_KINDS)?.step).toEqual(step);
  });
});

describe("a kind that leads to another tool", () => {
  it("can be led elsewhere", () => {
    const { action } = newStep(toolStep(), "Call");

    expect(connectionOf(withConnection(action, "con_1"))).toBe("con_1");
  });
});

describe("a panel", () => {
  it("is empty until it is loaded, and there at once from then on", async () => {
    const split = together([], []);
    const before = stepSections(split.id, split.action);
    await loadStepPanels();
    const after = stepSections(split.id, split.action);

    expect([before === null, after === null]).toEqual([true, false]);
  }, 20_000);
});

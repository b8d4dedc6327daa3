import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import type { RunStep } from "#ui/api/shapes.ts";
import { useWhatIsWrong } from "#ui/runs/step/what-is-wrong.ts";
import { AHEAD } from "#ui/runs/tests/run-of.ts";
import "#ui/words/i18n.ts";

const STEP: Pick<RunStep, "status" | "actions"> = { status: "needs_you", actions: [] };

function textOf(params: Record<string, string>): string | undefined {
  const step = { ...STEP, detail: { kind: "path_unclear", params } } as RunStep;
  const { result } = renderHook(() => useWhatIsWrong());
  return result.current(step, { tool: "", step: "Which way", person: "Noor Haddad" })?.text;
}

it("says what was found where a path cannot be told", () => {
  const detail = "trigger /Amount";

  expect(textOf({ detail, wanted: "number", found: "12 EUR" })).toBe(
    "“Amount” was “12 EUR”, which is no number. Put it right, or choose the path.",
  );
});

it("says nothing of a value that is hidden or not there", () => {
  const text = "“Amount” is missing, or cannot be compared. Put it right, or choose the path.";

  expect(textOf({ detail: "trigger /Amount", wanted: "number" })).toBe(text);
  expect(textOf({ detail: "trigger /Amount" })).toBe(text);
});

it("says whose detail is empty, and which", () => {
  const params = { problem: "value_missing", detail: "person /start_date" };
  const step: RunStep = {
    ...AHEAD,
    status: "needs_you",
    detail: { kind: "cannot_prepare", params },
  };
  const { result } = renderHook(() => useWhatIsWrong());
  const names = { tool: "Okta", step: "Create user", person: "Noor Haddad" };

  expect(result.current(step, names)?.title).toBe("Noor Haddad has no “Start date”");
});

it("says that a value looks sensitive and its detail is not marked, and where that is done", () => {
  const params = { problem: "detail_not_set", name: "custom/Band", why: "looks_sensitive" };
  const step: RunStep = {
    ...AHEAD,
    status: "needs_you",
    detail: { kind: "cannot_prepare", params },
  };
  const { result } = renderHook(() => useWhatIsWrong());
  const told = result.current(step, { tool: "", step: "Moves", person: "Noor Haddad" });

  expect(told?.title).toBe(
    "What “Band” was to become looks sensitive, and the detail isn’t marked so",
  );
  expect(told?.text).toContain("Mark “Band” as sensitive under People");
});

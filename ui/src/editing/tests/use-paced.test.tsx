import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { usePaced } from "#ui/editing/use-paced.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("follows the first of many changes at once, and then the last of them", () => {
  const seen = new Set<string>();
  const paced = renderHook(
    ({ text }) => {
      const shown = usePaced(text, 250);
      seen.add(shown);
      return shown;
    },
    { initialProps: { text: "" } },
  );
  const typed = "userName.first";
  act(() => vi.advanceTimersByTime(1_000));
  for (let end = 1; end <= typed.length; end += 1) paced.rerender({ text: typed.slice(0, end) });
  act(() => vi.advanceTimersByTime(1_000));

  expect([...seen]).toEqual(["", "u", typed]);
});

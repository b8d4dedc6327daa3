import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { steadyRows, useSteadyRows } from "#ui/runs/list/steady-rows.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

describe("a live list", () => {
  it("shows everything as it comes while it stands at its top", () => {
    expect(steadyRows(rows("c", "a", "b"), null)).toEqual({
      shown: rows("c", "a", "b"),
      waiting: 0,
    });
  });

  it("keeps rows where they are and counts what waits above", () => {
    const { shown, waiting } = steadyRows(rows("new", "b", "a"), ["a", "b"]);

    expect(shown).toEqual(rows("a", "b"));
    expect(waiting).toBe(1);
  });

  it("appends what was loaded below", () => {
    expect(steadyRows(rows("a", "b", "c", "d"), ["a", "b"]).shown).toEqual(
      rows("a", "b", "c", "d"),
    );
  });

  it("drops rows that are gone", () => {
    expect(steadyRows(rows("b"), ["a", "b"]).shown).toEqual(rows("b"));
  });
});

it("another list shows all its rows, also where one has scrolled down", () => {
  const { result, rerender } = renderHook(
    ({ ids, list }: { ids: string[]; list: string | null }) =>
      useSteadyRows(rows(...ids), list, false),
    { initialProps: { ids: ["a"], list: "needs you" as string | null } },
  );
  rerender({ ids: ["a"], list: null });
  expect(result.current.shown).toEqual(rows("a"));

  rerender({ ids: ["c", "a", "b"], list: "all" });
  expect(result.current).toMatchObject({ shown: rows("c", "a", "b"), waiting: 0 });
});

import { describe, expect, it } from "vitest";
import { steadyRows } from "#ui/runs/list/steady-rows.ts";

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

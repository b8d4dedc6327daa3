import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { steadyRows, useSteadyRows } from "#ui/runs/list/steady-rows.ts";

/** `r1` is the newest of all, `r99` the oldest. */
const row = (id: string) => {
  const seconds = 100 - Number(id.slice(1));
  return { id, started_at: new Date(seconds * 1000).toISOString() };
};
const rows = (...ids: string[]) => ids.map(row);
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `r${from + index}`);
/** All rows of a list. */
const whole = (...ids: string[]) => ({ rows: rows(...ids), goesOn: false });
/** The first rows of a list that has more. */
const first = (...ids: string[]) => ({ rows: rows(...ids), goesOn: true });
/** What a list shows that must not move, after these rows were seen. */
const still = (loaded: ReturnType<typeof whole>, ...seen: string[]) =>
  steadyRows(loaded, seen, rows(...seen));

describe("a live list", () => {
  it("shows everything as it comes while it stands at its top", () => {
    expect(steadyRows(whole("r1", "r2", "r3"), null, [])).toEqual({
      shown: rows("r1", "r2", "r3"),
      waiting: 0,
    });
  });

  it("keeps rows where they are and counts what waits above", () => {
    expect(still(whole("r1", "r2", "r3"), "r2", "r3")).toEqual({
      shown: rows("r2", "r3"),
      waiting: 1,
    });
  });

  it("appends what was loaded below", () => {
    const { shown, waiting } = still(whole("r1", "r2", "r3", "r4"), "r1", "r2");

    expect(shown).toEqual(rows("r1", "r2", "r3", "r4"));
    expect(waiting).toBe(0);
  });

  it("keeps rows that newer ones pushed past the end of what is loaded", () => {
    expect(still(first("r1", "r2"), "r2", "r3")).toEqual({ shown: rows("r2", "r3"), waiting: 1 });
    expect(still(first("r1", "r2"), "r3", "r4")).toEqual({ shown: rows("r3", "r4"), waiting: 2 });
  });

  it("shows them as they are when they are loaded again", () => {
    const { shown, waiting } = still(first("r1", "r2", "r3", "r4"), "r2", "r3");

    expect(shown).toEqual(rows("r2", "r3", "r4"));
    expect(waiting).toBe(1);
  });

  it("drops rows that are gone, wherever they stood", () => {
    expect(still(whole("r2"), "r1", "r2").shown).toEqual(rows("r2"));
    expect(still(first("r1", "r3"), "r1", "r2", "r3").shown).toEqual(rows("r1", "r3"));
    expect(still(first("r1", "r2", "r4"), "r1", "r2", "r3")).toEqual({
      shown: rows("r1", "r2", "r4"),
      waiting: 0,
    });
  });

  it("shows what comes next where all that was seen is gone", () => {
    expect(still(first(...range(51, 80)), ...range(1, 50))).toEqual({
      shown: rows(...range(51, 80)),
      waiting: 0,
    });
  });

  it("tells runs that began in one moment by their ids", () => {
    const at = "2026-11-30T10:00:00Z";
    const [one, two, three] = ["run_1", "try_2", "run_3"].map((id) => ({ id, started_at: at }));
    if (!one || !two || !three) throw new Error("there are three");

    const loaded = { rows: [three, two], goesOn: true };
    expect(steadyRows(loaded, ["try_2", "run_1"], [two, one])).toEqual({
      shown: [two, one],
      waiting: 1,
    });
  });
});

it("another list shows all its rows, also where one has scrolled down", () => {
  const { result, rerender } = renderHook(
    ({ ids, list }: { ids: string[]; list: string | null }) =>
      useSteadyRows(whole(...ids), list, false),
    { initialProps: { ids: ["r2"], list: "needs you" as string | null } },
  );
  rerender({ ids: ["r2"], list: null });
  expect(result.current.shown).toEqual(rows("r2"));

  rerender({ ids: ["r1", "r2", "r3"], list: "all" });
  expect(result.current).toMatchObject({ shown: rows("r1", "r2", "r3"), waiting: 0 });
});

it("a row that is pushed out stays as it was seen last", () => {
  type State = ReturnType<typeof row> & { status: string };
  const of = (...rows: State[]) => ({ rows, goesOn: true });
  const old = (status: string) => ({ ...row("r2"), status });
  const { result, rerender } = renderHook(
    ({ loaded }: { loaded: ReturnType<typeof of> }) => useSteadyRows(loaded, "all", false),
    { initialProps: { loaded: of(old("waiting")) } },
  );

  rerender({ loaded: of(old("done")) });
  rerender({ loaded: of({ ...row("r1"), status: "waiting" }) });

  expect(result.current).toMatchObject({ shown: [{ id: "r2", status: "done" }], waiting: 1 });
});

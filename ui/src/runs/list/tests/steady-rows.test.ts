import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { steadyRows, useSteadyRows } from "#ui/runs/list/steady-rows.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));
/** All rows of a list. */
const whole = (...ids: string[]) => ({ rows: rows(...ids), goesOn: false });
/** The first rows of a list that has more. */
const first = (...ids: string[]) => ({ rows: rows(...ids), goesOn: true });

/** What a list shows that must not move, after these rows were seen. */
const still = (loaded: ReturnType<typeof whole>, ...seen: string[]) =>
  steadyRows(loaded, seen, rows(...seen));

describe("a live list", () => {
  it("shows everything as it comes while it stands at its top", () => {
    expect(steadyRows(whole("c", "a", "b"), null, [])).toEqual({
      shown: rows("c", "a", "b"),
      waiting: 0,
    });
  });

  it("keeps rows where they are and counts what waits above", () => {
    const { shown, waiting } = still(whole("new", "b", "a"), "a", "b");

    expect(shown).toEqual(rows("a", "b"));
    expect(waiting).toBe(1);
  });

  it("appends what was loaded below", () => {
    expect(still(whole("a", "b", "c", "d"), "a", "b").shown).toEqual(rows("a", "b", "c", "d"));
  });

  it("keeps rows that newer ones pushed past the end of what is loaded", () => {
    const some = still(first("new", "a"), "a", "b");
    const all = still(first("newer", "new"), "a", "b");

    expect(some).toEqual({ shown: rows("a", "b"), waiting: 1 });
    expect(all).toEqual({ shown: rows("a", "b"), waiting: 2 });
  });

  it("shows them as they are when they are loaded again", () => {
    const { shown, waiting } = still(first("new", "a", "b", "c"), "a", "b");

    expect(shown).toEqual(rows("a", "b", "c"));
    expect(waiting).toBe(1);
  });

  it("drops rows that are gone from among those that are loaded", () => {
    expect(still(first("a", "c"), "a", "b", "c").shown).toEqual(rows("a", "c"));
  });

  it("drops rows that are gone", () => {
    expect(still(whole("b"), "a", "b").shown).toEqual(rows("b"));
  });
});

it("another list shows all its rows, also where one has scrolled down", () => {
  const { result, rerender } = renderHook(
    ({ ids, list }: { ids: string[]; list: string | null }) =>
      useSteadyRows(whole(...ids), list, false),
    { initialProps: { ids: ["a"], list: "needs you" as string | null } },
  );
  rerender({ ids: ["a"], list: null });
  expect(result.current.shown).toEqual(rows("a"));

  rerender({ ids: ["c", "a", "b"], list: "all" });
  expect(result.current).toMatchObject({ shown: rows("c", "a", "b"), waiting: 0 });
});

it("a row that is pushed out stays as it was seen last", () => {
  type State = { id: string; status: string };
  const of = (...rows: State[]) => ({ rows, goesOn: true });
  const { result, rerender } = renderHook(
    ({ loaded }: { loaded: ReturnType<typeof of> }) => useSteadyRows(loaded, "all", false),
    { initialProps: { loaded: of({ id: "a", status: "waiting" }) } },
  );

  rerender({ loaded: of({ id: "a", status: "done" }) });
  rerender({ loaded: of({ id: "new", status: "waiting" }) });

  expect(result.current).toMatchObject({ shown: [{ id: "a", status: "done" }], waiting: 1 });
});

import { describe, expect, it } from "vitest";
import { dropAt } from "#ui/designer/list/row-drop.ts";
import {
  isEmptyRow,
  pathOfRow,
  pathRow,
  type TreeRow,
  treeRows,
} from "#ui/designer/list/tree-rows.ts";
import { outline } from "#ui/document/outline.ts";
import { branches, ROOT } from "#ui/document/sequences.ts";
import { call, choose, flow, together } from "#ui/steps/tests/flows.ts";

const [a, b] = [call("a"), call("b")];
const inner = choose([b], []);
const split = together([inner], []);
const definition = flow(a, split);
const of = outline(definition);
const [first = "", second = ""] = branches(split).map(({ key }) => key);

const options = {
  trigger: "Start",
  pathName: ({ name }: { name: string | null }) => name ?? "Otherwise",
  empty: "No steps",
  problems: new Map([[first, { level: "to_check" as const, words: "", toFix: 0, toCheck: 1 }]]),
  found: null,
};

function named(rows: readonly TreeRow[]): unknown[] {
  return rows.map(({ name, children }) => (children.length > 0 ? [name, named(children)] : name));
}

describe("the rows of the Steps list", () => {
  it("nest the paths of splits in each other, and say where one is empty", () => {
    const rows = treeRows(of.nodes, options, new Map());

    expect(named(rows)).toEqual([
      "Start",
      "a",
      [
        "At the same time",
        [
          [
            "Path 1",
            [
              [
                "Choose a path",
                [
                  ["Only", ["b"]],
                  ["Otherwise", ["No steps"]],
                ],
              ],
            ],
          ],
          ["Path 2", ["No steps"]],
        ],
      ],
    ]);
  });

  it("carry the problems of steps and of paths", () => {
    const [, , row] = treeRows(of.nodes, options, new Map());

    expect(row?.children.map(({ problem }) => problem)).toEqual(["to_check", null]);
  });

  it("stay the same objects where nothing changed", () => {
    const cache = new Map<string, TreeRow>();
    const before = treeRows(of.nodes, options, cache);

    expect(treeRows(of.nodes, options, cache).every((row, at) => row === before[at])).toBe(true);
  });

  it("know the path that they stand for", () => {
    const [, , row] = treeRows(of.nodes, options, new Map());
    const empty = row?.children[1]?.children[0]?.id ?? "";

    expect(pathOfRow(pathRow(second))).toBe(second);
    expect([pathOfRow(empty), isEmptyRow(empty)]).toEqual([second, true]);
    expect(pathOfRow(a.id)).toBeNull();
  });
});

describe("a row that is dropped", () => {
  it("lands before or after a step, first in a path, and never above the start", () => {
    const place = (row: string, isUpperHalf: boolean) => dropAt(of, row, isUpperHalf)?.place;

    expect(place(a.id, true)).toEqual({ sequence: ROOT, index: 0 });
    expect(place(a.id, false)).toEqual({ sequence: ROOT, index: 1 });
    expect(place(pathRow(second), true)).toEqual({ sequence: second, index: 0 });
    expect(place(definition.trigger.id, true)).toEqual({ sequence: ROOT, index: 0 });
    expect(dropAt(of, "gone", true)).toBeNull();
  });
});

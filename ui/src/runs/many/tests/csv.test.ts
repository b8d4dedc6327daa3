import { expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { csvCell, csvText, partedBy } from "#ui/runs/many/csv.ts";
import { gathered } from "#ui/runs/many/use-export-runs.ts";

it.each([
  ["Maria Lopez", '"Maria Lopez"'],
  ['Maria "Mo" Lopez, HR', '"Maria ""Mo"" Lopez, HR"'],
  ["=HYPERLINK(1)", `"'=HYPERLINK(1)"`],
  ["+49 30", `"'+49 30"`],
  ["-1", `"'-1"`],
  ["@cmd", `"'@cmd"`],
  ["  =1+1", `"'  =1+1"`],
  ["\t=1+1", `"'\t=1+1"`],
  ["＝1+1", `"'＝1+1"`],
  ["two\nlines", '"two\nlines"'],
  ["", '""'],
])("a cell of %j is a text and nothing that is worked out", (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

it("a file begins with the mark of its letters and ends each line", () => {
  expect(csvText([["a", "b"], ["c"]], ",")).toBe('\uFEFF"a","b"\r\n"c"\r\n');
});

it.each([
  ["de", '"a";"b"'],
  ["de-CH", '"a","b"'],
  ["en", '"a","b"'],
])("cells are parted as a spreadsheet in %s expects it", (language, line) => {
  expect(csvText([["a", "b"]], partedBy(language))).toBe(`\uFEFF${line}\r\n`);
});

const slice = (n: number, next: string | null): Shape<"RunsExport"> => ({
  items: Array.from({ length: n }, () => ({}) as Shape<"ExportedRun">),
  next,
  missing: n === 2 ? 4 : 0,
  unreadable: n === 2 ? [{ table: "runs", number: 1, name: null, why: "no" }] : [],
});

it("slices are read one after the other until the end", async () => {
  const asked: (string | null)[] = [];
  const read = await gathered(async (after) => {
    asked.push(after);
    return after === null ? slice(3, "a.1") : slice(2, null);
  });

  expect(asked).toEqual([null, "a.1"]);
  expect([read.rows.length, read.unread, read.missing, read.isCut]).toEqual([5, 1, 4, false]);
});

it("a file is bounded, and says so", async () => {
  const read = await gathered(async () => slice(4, "a.1"), 10);

  expect([read.rows.length, read.isCut]).toEqual([10, true]);
});

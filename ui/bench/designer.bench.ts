import type { Page } from "@playwright/test";
import { expect, test } from "../e2e/support/baton.ts";
import { largeWorkflow, type Shape } from "../e2e/support/large.ts";
import { type Drawn, type Frames, scrollThrough, untilDrawn, zoomThrough } from "./gestures.ts";
import { at, type Meter, median, meterOf } from "./meter.ts";

const TURNS = 5;

type Row = { what: string; target: string; work: string; parts: string; wall: string };

for (const shape of ["line", "splits", "long paths"] satisfies Shape[]) {
  test(`a thousand steps, ${shape}`, async ({ page, baton }) => {
    const id = await largeWorkflow(page, baton.page, shape);
    const meter = await meterOf(page);
    const rows: Row[] = [];
    rows.push(drawnRow("open", 400, await turns(() => open(page, meter, baton.page, id))));
    const elements = await page.locator(".flow-drawing *").count();
    rows.push({ what: "elements", target: "300", work: String(elements), parts: "", wall: "" });
    await page.waitForTimeout(1_000);
    rows.push(framesRow("scroll", await turns(() => scrollThrough(page, meter))));
    rows.push(framesRow("zoom", await turns(() => zoomThrough(page, meter))));
    const card = page.locator(".flow-card").nth(3);
    await card.click();
    await page.locator(".panel-name input").click();
    rows.push(drawnRow("type a letter", 32, await turns(() => press(page, meter, "x"))));
    await card.focus();
    const there = ["Alt+ArrowDown", "Alt+ArrowUp"];
    rows.push(
      drawnRow("move", 32, await turns((turn) => press(page, meter, there[turn % 2] ?? ""))),
    );
    rows.push(drawnRow("copy", 32, await turns(() => press(page, meter, "Control+d"))));
    rows.push(drawnRow("delete", 32, await turns(() => press(page, meter, "Delete"))));
    rows.push(drawnRow("add", 32, await turns(() => add(page, meter))));
    print(shape, rows);
  });
}

async function turns<T>(measure: (turn: number) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) found.push(await measure(turn));
  return found;
}

/** From the list of workflows, as with a click; what was loaded once comes from the cache. */
async function open(page: Page, meter: Meter, address: string, id: string): Promise<Drawn> {
  await page.goto(`${address}/workflows`);
  const link = page.locator(`a[href*="${id}"]`).first();
  await expect(link).toBeVisible();
  await page.waitForTimeout(300);
  return untilDrawn(page, meter, "click", () =>
    link.evaluate((element) => element instanceof HTMLElement && element.click()),
  );
}

async function press(page: Page, meter: Meter, keys: string): Promise<Drawn> {
  await page.waitForTimeout(700);
  return untilDrawn(page, meter, "keydown", () => page.keyboard.press(keys));
}

async function add(page: Page, meter: Meter): Promise<Drawn> {
  await page.locator(".flow-card").nth(3).focus();
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  const drawn = await press(page, meter, "Enter");
  await page.keyboard.press("Escape");
  return drawn;
}

function drawnRow(what: string, target: number, found: readonly Drawn[]): Row {
  const work = median(found.map((one) => one.work.task));
  return {
    what,
    target: `${target} ms`,
    work: `${work.toFixed(1)} ms`,
    parts: parts(found),
    wall: `${median(found.map((one) => one.took)).toFixed(0)} ms`,
  };
}

function framesRow(what: string, found: readonly Frames[]): Row {
  const work = median(found.map((one) => one.work.task));
  const slow = median(found.map((one) => at(one.intervals, 0.95)));
  return {
    what: `${what}, a frame`,
    target: "8 ms, p95 17 ms",
    work: `${work.toFixed(1)} ms`,
    parts: parts(found),
    wall: `p95 ${slow.toFixed(1)} ms`,
  };
}

function parts(found: readonly (Drawn | Frames)[]): string {
  const of = (name: "script" | "style" | "layout") =>
    median(found.map((one) => one.work[name])).toFixed(1);
  return `${of("script")} + ${of("style")} + ${of("layout")}`;
}

function print(shape: Shape, rows: readonly Row[]): void {
  const head: Row = {
    what: `1,000 steps, ${shape}`,
    target: "target",
    work: "main thread",
    parts: "script + style + layout",
    wall: "on the clock",
  };
  const lines = [head, ...rows].map((row) =>
    [
      row.what.padEnd(26),
      row.target.padEnd(17),
      row.work.padEnd(13),
      row.parts.padEnd(25),
      row.wall,
    ].join(""),
  );
  console.log(`\n${lines.join("\n")}\n`);
}

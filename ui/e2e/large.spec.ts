import { expect, test } from "./support/baton.ts";
import { largeWorkflow } from "./support/large.ts";

for (const shape of ["line", "splits"] as const) {
  test(`a thousand steps, ${shape}, are never drawn with more than 300 elements`, async ({
    page,
    baton,
  }) => {
    const id = await largeWorkflow(page, baton.page, shape);
    await page.goto(`${baton.page}/workflows/${id}`);
    await expect(page.locator(".flow-card").first()).toBeVisible();

    const counts = await page.locator(".flow-drawing").evaluate(async (drawing) => {
      const area = drawing.querySelector(".flow-scroll");
      const found: number[] = [];
      for (let top = 0; area && top < area.scrollHeight; top += 997) {
        area.scrollTop = top;
        await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
        found.push(drawing.querySelectorAll("*").length);
      }
      return found;
    });

    expect(counts.length).toBeGreaterThan(20);
    expect(Math.max(...counts)).toBeLessThanOrEqual(300);
  });
}

test("of a thousand steps, only what changes is drawn anew", async ({ page, baton }) => {
  const id = await largeWorkflow(page, baton.page, "line");
  await page.goto(`${baton.page}/workflows/${id}`);
  const third = page.locator(".flow-card").nth(3);
  await third.click();
  await page.locator(".panel-name input").click();
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
  const changed = () =>
    page.locator(".flow-drawing ol").evaluate((list) => {
      const items = new Set<Node>();
      const observer = new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          for (const node of [target, ...addedNodes]) {
            const item = (node instanceof Element ? node : node.parentElement)?.closest("li");
            if (item) items.add(item);
          }
        }
      });
      observer.observe(list, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      Reflect.set(window, "itemsDrawn", items);
    });
  const count = () =>
    page.evaluate(async () => {
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      const items: unknown = Reflect.get(window, "itemsDrawn");
      return items instanceof Set ? items.size : null;
    });

  await changed();
  await page.keyboard.press("x");
  await expect(third).toHaveAccessibleName(/x/);
  expect(await count(), "typing").toBe(1);

  await changed();
  await page.locator(".flow-scroll").evaluate((area) => {
    area.scrollTop += 60;
  });
  expect(await count(), "a frame of scrolling").toBeLessThanOrEqual(2);

  await changed();
  await page.locator(".flow-scroll").dispatchEvent("wheel", { ctrlKey: true, deltaY: 6 });
  expect(await count(), "a notch of zooming").toBeLessThanOrEqual(2);
});

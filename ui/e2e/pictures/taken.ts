import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";

/** `BATON_PICTURES` names another folder: most pictures are taken to be looked at, and not kept. */
export const FOLDER =
  process.env.BATON_PICTURES ?? fileURLToPath(new URL("../../../docs/pictures", import.meta.url));

/** Light and dark, with text of the usual and of twice the size. */
export async function pictures(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  for (const [size, mark] of [
    ["", ""],
    ["200%", "-large"],
  ] as const) {
    await page.evaluate((px) => {
      document.documentElement.style.fontSize = px;
    }, size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.screenshot({ path: `${FOLDER}/${name}${mark}-${colorScheme}.png` });
    }
  }
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "";
  });
}

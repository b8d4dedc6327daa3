import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { smallPng } from "./small-png.ts";

/** `BATON_PICTURES` names another folder: for pictures that are to be looked at, and not kept. */
export const FOLDER =
  process.env.BATON_PICTURES ?? fileURLToPath(new URL("../../../docs/pictures", import.meta.url));

export const THEMES = ["light", "dark"] as const;

/** Text of the usual size, and of twice that, by what stands in a picture's name for it. */
export const SIZES = { "": "", "-large": "200%" } as const;

/** The narrowest window that Baton is made for (WCAG 1.4.10), as high as a phone's. */
const NARROW = { width: 320, height: 800 };

/** Light and dark, with text of the usual and of twice the size. */
export async function pictures(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  for (const [mark, size] of Object.entries(SIZES)) {
    await textOf(page, size);
    await inBothThemes(page, `${name}${mark}`);
  }
  await textOf(page, "");
}

/** Light and dark, in the narrowest window. */
export async function narrowPictures(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  await inBothThemes(page, `${name}-narrow`);
  if (before) await page.setViewportSize(before);
}

async function inBothThemes(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const picture = smallPng(await page.screenshot());
    await writeFile(join(FOLDER, `${name}-${colorScheme}.png`), picture);
  }
}

/** Text of another size, as the browser's settings make it; the usual when none is named. */
async function textOf(page: Page, size: string): Promise<void> {
  await page.evaluate((px) => {
    document.documentElement.style.fontSize = px;
  }, size);
}

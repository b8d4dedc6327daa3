import type { Page } from "@playwright/test";
import { adminOf } from "../support/admin.ts";
import { expect, findWide, test } from "../support/baton.ts";
import { lookForCut } from "../support/cut.ts";
import { tell } from "../support/goals.ts";
import { longNames } from "../support/long-names.ts";
import { screensOf } from "../support/main-screens.ts";

test.use({ folder: "reflow" });

const NAMES = {
  person: "Siobhán O’Brien",
  workflow: "New hires",
  step: "Laptop ready",
  other: "Account ready",
  connection: "Okta",
};

/** Window and text: 320 px are a window of 1,280 at 400 %, too; 32 px are text of 200 %. */
const SIZES = [
  ["320 px", 320, ""],
  ["text of 200 %", 1280, "32px"],
] as const;

/** What is pressed on a screen before it is looked at again: each opens a question or a sheet. */
const OPENED: Partial<Record<string, string>> = {
  Designer: "Go live…",
  "Run, steps under way": "Stop run…",
  Person: "Edit",
};

async function sized(page: Page, width: number, text: string): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate((px) => {
    document.documentElement.style.fontSize = px;
  }, text);
}

/** What scrolls in two directions, and what is cut off at its side or its foot. */
async function lossIn(page: Page, what: string): Promise<{ texts: number; found: string[] }> {
  const { texts, cut } = await lookForCut(page);
  return { texts, found: [...(await findWide(page)), ...cut].map((one) => `${what}: ${one}`) };
}

test("D-13: at 320 px, at text of 200 % and at 400 % no screen scrolls in two directions, and nothing is cut in width or height", async ({
  page,
  baton,
  signedIn,
}) => {
  const made = await longNames(adminOf(baton, signedIn.cookies), NAMES);
  const found: string[] = [];
  let looked = 0;
  const look = async (what: string) => {
    for (const [size, width, text] of SIZES) {
      await sized(page, width, text);
      const one = await lossIn(page, `${what}, ${size}`);
      expect(one.texts, `${what}, ${size}: texts`).toBeGreaterThan(0);
      found.push(...one.found);
      looked += 1;
    }
    await sized(page, 1280, "");
  };
  for (const [name, path, part] of screensOf(made)) {
    await page.goto(baton.page + path);
    await expect(page.locator(part).first()).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await look(name);
    const button = OPENED[name];
    if (!button) continue;
    await page.getByRole("button", { name: button }).first().click();
    await expect(page.locator(".scrim, .popover").last()).toBeVisible();
    await look(`${name}, “${button}”`);
    await page.keyboard.press("Escape");
  }
  console.log(`D-13 looked at ${looked} screens`);
  tell({ goal: "D-13 texts and screens that lose something", found: found.length, most: 0 });
  expect(found).toEqual([]);
  expect(looked).toBe(2 * (screensOf(made).length + Object.keys(OPENED).length));
  await made.stop();
});

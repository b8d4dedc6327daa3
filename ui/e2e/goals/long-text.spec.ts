import type { Page } from "@playwright/test";
import { adminOf } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { lookForCut } from "../support/cut.ts";
import { tell } from "../support/goals.ts";
import { longNames } from "../support/long-names.ts";
import { screensOf } from "../support/main-screens.ts";
import { findNamesNotHeld, LONG } from "../support/names.ts";
import { PSEUDO, speak, teachPseudo } from "../support/pseudo.ts";

test.use({ folder: "long-text", trace: "off" });

/** A name of that many letters without a blank. */
const MOST = 120;
const NAMES = {
  person: LONG.person.repeat(2).slice(0, MOST),
  workflow: LONG.workflow.repeat(2).slice(0, MOST),
  step: LONG.step.repeat(2).slice(0, MOST),
  other: LONG.other.repeat(2).slice(0, MOST),
  connection: LONG.connection.repeat(2).slice(0, MOST),
};

async function look(page: Page, name: string): Promise<{ texts: number; found: string[] }> {
  const { texts, cut } = await lookForCut(page);
  const held = await findNamesNotHeld(page);
  return { texts, found: [...cut, ...held].map((one) => `${name}: ${one}`) };
}

test("D-14: long names and long languages, in both directions, are cut nowhere and lie over nothing", async ({
  page,
  baton,
  signedIn,
}) => {
  await teachPseudo(page, baton.page);
  const made = await longNames(adminOf(baton, signedIn.cookies), NAMES);
  let texts = 0;
  const found: string[] = [];
  for (const language of ["en", "de", ...PSEUDO] as const) {
    await speak(page, language);
    for (const [name, path, part] of screensOf(made)) {
      await page.goto(baton.page + path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator(part).first()).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const looked = await look(page, `${name}, ${language}, ${width} px`);
        texts += looked.texts;
        found.push(...looked.found);
        if (process.env.BATON_SAY) console.log(name, language, width, looked);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  }
  console.log(`D-14 looked at ${texts} texts`);
  tell({ goal: "D-14 texts that are cut or lie over others", found: found.length, most: 0 });
  expect(found).toEqual([]);
  expect(texts).toBeGreaterThan(1_000);
  await made.stop();
});

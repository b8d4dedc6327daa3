import type { Page } from "@playwright/test";
import { words as german } from "#ui/words/de/designer/where-to.ts";
import { words as english } from "#ui/words/en/designer/where-to.ts";
import { expect, test } from "../support/baton.ts";
import { addCallStep, newWorkflow, panelOf, saved } from "../support/designer.ts";
import { speak } from "../support/pseudo.ts";
import { startReceiver } from "../support/receiver.ts";

test.use({ folder: "summaries" });

/** How far a text that a closed section says is wider than its place; null where it is not there. */
async function beyond(page: Page, summary: string): Promise<number | null> {
  const found = page.locator(".section-summary", { hasText: summary });
  if ((await found.count()) !== 1) return null;
  return found.evaluate((one) => Math.max(0, one.scrollWidth - one.clientWidth));
}

test("what the closed sections of a webhook say is seen whole, in each language", async ({
  page,
  baton,
}) => {
  const tool = await startReceiver();
  await newWorkflow(page, baton.page, "Summaries");
  await addCallStep(page, {
    after: "Another tool calls",
    name: "Tell",
    address: `${tool.address}/tell`,
    details: [["Name", "who"]],
  });
  await saved(page);

  for (const [language, words] of [
    ["en", english],
    ["de", german],
  ] as const) {
    await speak(page, language);
    await page.reload();
    await page.getByText("Tell", { exact: true }).first().click();
    await expect(panelOf(page).getByText(words.it.summary)).toBeVisible();
    for (const summary of [words.fails.summary, words.it.summary]) {
      expect(await beyond(page, summary), `${language}: ${summary}`).toBe(0);
    }
  }
  await tool.stop();
});

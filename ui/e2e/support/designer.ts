import { expect, type Locator, type Page } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import type { Admin } from "./admin.ts";

/** Whose edits are those of this page, as it saves them; on any page of Baton, before a draft is opened. */
export async function ownName(page: Page, admin: Admin): Promise<string> {
  await page.evaluate(() => localStorage.setItem("baton.own-id", "e2e"));
  return `e2e ${(await admin.get<Shape<"System">>("/system")).actor}`;
}

/** The side panel of the chosen step. */
export const panelOf = (page: Page): Locator => page.getByRole("complementary");

/** Makes a workflow, opens it, and says that a call starts it. */
export async function newWorkflow(page: Page, address: string, name: string): Promise<void> {
  await newBlank(page, address, name);
  await page.getByRole("button", { name: /^When another tool calls/ }).click();
  await expect(moreSteps(page)).toBeVisible();
}

const moreSteps = (page: Page) => page.getByRole("button", { name: "More steps" });

/** Opens what can be added: to a page without steps, or by the (+) behind a step. */
export async function openAddStep(page: Page, after: string): Promise<void> {
  const plus = page.getByRole("button", { name: `Add a step after ${after}` });
  await moreSteps(page).or(plus).first().click();
}

/** Makes a workflow and opens its blank page. */
export async function newBlank(page: Page, address: string, name: string): Promise<void> {
  await page.goto(`${address}/workflows`);
  await page.getByRole("button", { name: "New workflow" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create workflow" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function addStep(page: Page, after: string, kind: string): Promise<void> {
  await openAddStep(page, after);
  await page.getByRole("dialog").getByText(kind, { exact: true }).click();
}

type CallStep = {
  after: string;
  name: string;
  address: string;
  /** Label of the detail and its name in the other tool. */
  details: readonly (readonly [detail: string, name: string])[];
};

/** Adds "Call a webhook", pastes its address, allows it, and ticks what to send. */
export async function addCallStep(page: Page, step: CallStep): Promise<void> {
  const panel = panelOf(page);
  await addStep(page, step.after, "Call a webhook");
  await panel.getByLabel("Name", { exact: true }).fill(step.name);
  await panel.getByLabel("Web address (webhook URL)").fill(step.address);
  await panel.getByRole("button", { name: "Use this address" }).click();
  await allow(page);
  for (const [index, [detail, name]] of step.details.entries()) {
    await panel.getByRole("button", { name: "Add a detail" }).click();
    const picker = page.getByRole("menu", { name: "Insert a detail" });
    await picker
      .getByRole("menuitem", { name: new RegExp(`^${detail}\\b`) })
      .first()
      .click();
    const names = panel.getByRole("textbox", { name: /^Name in / });
    await expect(names).toHaveCount(index + 1);
    await names.last().fill(name);
  }
}

/** Allows the pasted address, with one press for all that it asks for. */
export async function allow(page: Page): Promise<void> {
  const panel = panelOf(page);
  await panel.getByText(/^Allow exactly /).click();
  await expect(panel.getByText(/allowed for/)).toBeVisible();
}

/** Adds "Wait for another tool". */
export async function addWaitStep(page: Page, after: string, name: string): Promise<void> {
  await addStep(page, after, "Wait for another tool");
  await panelOf(page).getByLabel("Name", { exact: true }).fill(name);
}

/** Chooses one entry of a select in the panel. */
export async function choose(page: Page, select: Locator, option: string | RegExp): Promise<void> {
  await select.click();
  await page.getByRole("option", { name: option }).click();
}

/** Waits until the draft is on the disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
}

/** Copies what a button copies and reads it back from the clipboard. */
export async function copied(page: Page, button: string): Promise<string> {
  const panel = panelOf(page);
  await panel.getByRole("button", { name: button, exact: true }).click();
  await expect(panel.getByRole("button", { name: "Copied" })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Goes live by the sheet. */
export async function goLive(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Go live…" }).click();
  const sheet = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await sheet.getByRole("button", { name: "Go live", exact: true }).click();
  await expect(page.getByText("Version 1 is live.")).toBeVisible();
}

import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/baton.ts";
import { addWaitStep, goLive, newWorkflow, panelOf, saved } from "../support/designer.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const card = (page: Page, name: string) =>
  page
    .getByRole("group", { name: /^Flow/ })
    .getByRole("button", { name: new RegExp(`, ${name}, `) });

/** A workflow of one trigger and waits in a row. */
async function withWaits(page: Page, address: string, name: string, waits: readonly string[]) {
  await newWorkflow(page, address, name);
  let after = "Another tool calls";
  for (const wait of waits) {
    await addWaitStep(page, after, wait);
    await expect(card(page, wait)).toBeVisible();
    after = wait;
  }
}

test("steps are copied, cut and pasted by keys, also into another workflow", async ({
  page,
  baton,
}) => {
  await withWaits(page, baton.page, "Copied from", ["Wait for Jira", "Wait for Okta"]);
  await card(page, "Wait for Jira").focus();
  await page.keyboard.press("Control+c");
  await expect(page.getByText("Copied “Wait for Jira”.")).toBeVisible();
  await page.keyboard.press("Control+v");
  await expect(card(page, "Wait for Jira \\(copy\\)")).toBeFocused();
  await page.keyboard.press("Control+x");
  await expect(card(page, "Wait for Jira \\(copy\\)")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(card(page, "Wait for Jira \\(copy\\)")).toBeVisible();

  await newWorkflow(page, baton.page, "Pasted into");
  await page
    .getByRole("button", { name: /^Another tool calls/ })
    .first()
    .focus();
  await page.keyboard.press("Control+v");
  await expect(card(page, "Wait for Jira \\(copy\\)")).toBeFocused();
  await saved(page);

  await page.evaluate(() => navigator.clipboard.writeText("Dear all"));
  await page.getByRole("button", { name: "More for Another tool calls" }).click();
  await page.getByRole("menuitem", { name: "Paste after" }).click();
  await expect(page.getByText("What you copied is not a step of Baton.")).toBeVisible();
});

test("a run of steps is folded by a button and by Space, and says what is inside", async ({
  page,
  baton,
}) => {
  await withWaits(page, baton.page, "Folded", ["One", "Two", "Three"]);
  await page.getByRole("button", { name: "Fold the steps from One on" }).click();
  const part = page.getByRole("button", { name: /^Steps 2 to 4, 3 steps inside, folded/ });
  await expect(part).toBeVisible();
  await expect(card(page, "Two")).toHaveCount(0);
  await expectAccessible(page, "Designer, folded");

  await part.focus();
  await page.keyboard.press("Space");
  await expect(card(page, "One")).toBeFocused();
  await card(page, "Two").focus();
  await page.keyboard.press("Space");
  await expect(part).toBeFocused();
  await page.getByRole("row", { name: "3 Two" }).click();
  await expect(card(page, "Two")).toBeVisible();
});

test("an earlier version is read, made the draft, and goes live again", async ({ page, baton }) => {
  await withWaits(page, baton.page, "Versions", ["Wait for Jira"]);
  await saved(page);
  await goLive(page);
  await addWaitStep(page, "Wait for Jira", "Wait for Okta");
  await expect(page.getByRole("button", { name: "Draft: 1 change" })).toBeVisible();
  await page.getByRole("button", { name: "Go live…" }).click();
  await page.getByLabel("Note (optional)").fill("Okta calls, too");
  await page.getByRole("button", { name: "Go live", exact: true }).click();
  await expect(page.getByText("Version 2 is live.")).toBeVisible();

  await page.getByRole("button", { name: "Versions" }).click();
  const drawer = page.getByRole("dialog", { name: "Versions" });
  await expect(drawer.getByText("“Okta calls, too”")).toBeVisible();
  await expect(drawer.getByText("“Wait for Okta” is new")).toBeVisible();
  await expectAccessible(page, "Versions");
  const first = drawer.getByRole("listitem", { name: "Version 1" });
  await first.getByRole("button", { name: "Open" }).click();
  await expect(page.getByText("You are looking at version 1, an earlier one.")).toBeVisible();
  await expect(card(page, "Wait for Okta")).toHaveCount(0);
  await page.getByRole("button", { name: "Back to the draft" }).click();

  await page.getByRole("button", { name: "Versions" }).click();
  await first.getByRole("button", { name: "Make this the draft" }).click();
  await expect(card(page, "Wait for Okta")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo: make version 1 the draft" }).click();
  await expect(card(page, "Wait for Okta")).toBeVisible();

  await page.getByRole("button", { name: "Versions" }).click();
  await first.getByRole("button", { name: "Go back to this version" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: "Go back to this version" })
    .click();
  await expect(page.getByText("Version 3 is live.")).toBeVisible();
  await expect(card(page, "Wait for Okta")).toHaveCount(0);
});

test("each change of the draft is undone on its own", async ({ page, baton }) => {
  await withWaits(page, baton.page, "Changes", ["Wait for Jira", "Wait for Okta"]);
  await saved(page);
  await goLive(page);
  await card(page, "Wait for Jira").click();
  await panelOf(page).getByLabel("Name", { exact: true }).fill("Laptop ready");
  await card(page, "Wait for Okta").focus();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: "Draft: 2 changes" }).click();
  const changes = page.getByRole("dialog", { name: "Draft: 2 changes" });
  await expect(changes.getByText("Laptop ready: name", { exact: true })).toBeVisible();
  await expectAccessible(page, "What the draft changes");

  await changes.getByRole("button", { name: "Undo: “Wait for Okta” is gone" }).click();
  await expect(card(page, "Wait for Okta")).toBeVisible();
  await page.getByRole("button", { name: "Draft: 1 change" }).click();
  await page.getByRole("button", { name: "Undo: Laptop ready: name" }).click();

  await expect(card(page, "Wait for Jira")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Draft: / })).toHaveCount(0);
  await expect(page.locator("body :focus")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo: go back with Laptop ready" }).click();
  await expect(card(page, "Laptop ready")).toBeVisible();
});

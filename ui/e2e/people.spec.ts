import type { Locator, Page } from "@playwright/test";
import { adminOf } from "./support/admin.ts";
import { expect, expectAccessible, expectReflow, test } from "./support/baton.ts";
import { addCallStep, choose, newWorkflow, panelOf, saved } from "./support/designer.ts";
import { keyboardOf } from "./support/keyboard.ts";
import { startReceiver } from "./support/receiver.ts";

test.use({ folder: "people", trace: "off" });

/** Opens the form of a new person and names them. */
async function addPerson(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name: "Add a person" }).first().click();
  const sheet = page.getByRole("dialog", { name: "Add a person" });
  await sheet.getByLabel("Name", { exact: true }).fill(name);
  return sheet;
}

async function addId(sheet: Locator, id: string): Promise<void> {
  await sheet.getByRole("button", { name: "Add an ID" }).click();
  await sheet.getByLabel("ID", { exact: true }).fill(id);
}

test("details with a type and a sensitivity, and ids in other tools", async ({ page, baton }) => {
  const keys = keyboardOf(page);
  await page.goto(`${baton.page}/people`);
  await expect(page.getByRole("heading", { name: "No people yet" })).toBeVisible();

  await keys.enter("Further details…");
  await expect(page.getByRole("list", { name: "Further details of people" })).toBeVisible();
  await keys.enter("Add a detail");
  await keys.rests("Name");
  await keys.press("Enter");
  await expect(page.getByText("Give it a name.")).toBeVisible();
  await expectAccessible(page, "A new detail without a name");
  await keys.type("Badge number");
  await keys.goTo(/What it holds/);
  await keys.press("Enter");
  await keys.enter("Number", "ArrowDown");
  await keys.enter("Add detail");
  await keys.rests("Add a detail");
  await keys.press("Enter");
  await keys.type("Salary");
  await keys.goTo(/^Sensitive/);
  await keys.press("Space");
  await keys.enter("Add detail");
  await keys.rests("Add a detail");
  await keys.goTo("Text What Salary holds", "Shift+Tab");
  await keys.press("Enter");
  await keys.enter("Number", "ArrowDown");
  await expect(page.getByText("“Salary” is saved.")).toBeVisible();
  await expectAccessible(page, "Further details");
  await expectReflow(page, "Further details");
  await keys.press("Escape");
  await keys.rests("Further details…");

  const sheet = await addPerson(page, "Mia Santos");
  await sheet.getByLabel("Badge number").fill("many");
  await sheet.getByLabel("Salary").fill("58000");
  await addId(sheet, "E-1042");
  await sheet.getByRole("button", { name: "Add person" }).click();
  await expect(sheet.getByLabel("Badge number")).toHaveAccessibleDescription(
    /^This is not a number/,
  );
  await expect(sheet.getByLabel("Tool")).toHaveAccessibleDescription("Which tool is it?");
  await expectAccessible(page, "A person with a wrong number");
  await expectReflow(page, "A person with a wrong number");
  await sheet.getByLabel("Badge number").fill("4711");
  await sheet.getByLabel("Tool").fill("BambooHR");
  await sheet.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByText("Mia Santos is added.")).toBeVisible();

  const twin = await addPerson(page, "Mia again");
  await addId(twin, "E-1042");
  await choose(page, twin.getByRole("button", { name: /Tool$/ }), "BambooHR");
  await twin.getByRole("button", { name: "Add person" }).click();
  await expect(twin.getByLabel("ID", { exact: true })).toHaveAccessibleDescription(
    "Mia Santos has this ID.",
  );
  await expectAccessible(page, "An ID that somebody has");
  await twin.getByRole("link", { name: "Open Mia Santos" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Mia Santos" })).toBeVisible();
  await expect(page.getByText("4711")).toBeVisible();
  await expect(page.getByText("E-1042")).toBeVisible();
  await expect(page.getByText("58000")).toHaveCount(0);
  await expectAccessible(page, "A person, a detail hidden");
  await keys.enter("Show Salary");
  await expect(page.getByText("58000")).toBeVisible();
  await expectAccessible(page, "A person, a detail shown");
  await keys.rests("Hide Salary");
  await keys.press("Enter");
  await expect(page.getByText("58000")).toHaveCount(0);
  await keys.enter("Edit", "Shift+Tab");
  await keys.goTo("Remove Salary");
  await keys.press("Enter");
  await keys.rests("Keep Salary");
  await expect(page.getByText("It is removed when you save.")).toBeVisible();
  await keys.enter("Remove the ID at BambooHR");
  await keys.rests("Add an ID");
  await keys.press("Enter");
  await keys.rests(/Tool$/);
  await page.getByRole("button", { name: "Remove this ID" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Mia Santos is saved.")).toBeVisible();
  await expect(page.getByText("E-1042")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Show Salary" })).toHaveCount(0);
});

test("a sensitive detail is something to check where it is sent", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  await admin.put("/person-details", { name: "Badge number", type: "number", sensitive: false });
  await admin.put("/person-details", { name: "Salary", type: "number", sensitive: true });
  await admin.post("/people", {
    display_name: "Noor Diaz",
    custom: { "Badge number": "4712", Salary: "61000" },
    external_ids: { BambooHR: "E-1043" },
  });
  const tool = await startReceiver();
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Payroll");
  await addCallStep(page, {
    after: "Another tool calls",
    name: "Tell payroll",
    address: `${tool.address}/hooks/payroll`,
    details: [
      ["Badge number", "badge"],
      ["Salary", "salary"],
    ],
  });
  await saved(page);
  // The card says it too; the list is opened by what stands before it.
  const list = page
    .getByRole("button", { name: /1 to check/ })
    .and(page.locator("[aria-expanded]"));
  await expect(list).toBeVisible();
  await list.click();
  await expect(page.getByText(/^“Salary” is sensitive/)).toBeVisible();
  await page.keyboard.press("Escape");

  await choose(page, panel.getByRole("button", { name: /Sample person/ }), /^Noor Diaz/);
  await panel.getByText("Details for IT", { exact: true }).first().click();
  await expect(panel.getByTestId("preview-bytes")).toContainText('"badge":4712');

  await panel.getByRole("button", { name: "Add a detail" }).click();
  const picker = page.getByRole("menu", { name: "Insert a detail" });
  await expect(picker.getByRole("menuitem", { name: "Salary sensitive hidden" })).toBeVisible();
  await expect(picker.getByRole("menuitem", { name: /^ID at BambooHR/ })).toHaveCount(1);
  await expectAccessible(page, "The picker with a sensitive detail");
  await page.keyboard.press("Escape");
  await panel.getByRole("button", { name: "Send everything except…" }).click();
  const replaces = page.getByRole("alertdialog", { name: /^Send everything except/ });
  await expect(replaces).toContainText("2 details with their names, is replaced.");
  await replaces.getByRole("button", { name: "Replace them" }).click();
  await expect(panel.getByText(/^Sensitive details are not sent this way: Salary\./)).toBeVisible();
  await choose(page, panel.getByRole("button", { name: /^Leave out/ }), "ID at BambooHR");
  await expect(panel.getByRole("list", { name: "Left out" })).toHaveText("ID at BambooHR");
  await expectAccessible(page, "Everything without what is sensitive");
  await tool.stop();
});

import { readFileSync } from "node:fs";
import { expect, expectAccessible, expectReflow, test } from "./support/baton.ts";
import { newWorkflow, saved } from "./support/designer.ts";

test("a workflow is exported without secrets and imported as a draft", async ({ page, baton }) => {
  const name = "Welcome, exported";
  await page.goto(`${baton.page}/workflows`);
  await page.getByRole("button", { name: "New workflow" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByText("Welcome a new hire").click();
  await page.getByRole("button", { name: "Create workflow" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByRole("link", { name: "Workflows" }).click();

  await page.getByRole("button", { name: `More for ${name}` }).click();
  await expectAccessible(page, "Menu of a workflow");
  await page.getByRole("menuitem", { name: "Export…" }).click();
  await expectAccessible(page, "Export");
  const download = page.waitForEvent("download");
  await page.getByRole("alertdialog").getByRole("button", { name: "Export" }).click();
  const file = await download;
  await expect(page.getByText(/is handed to your browser, which saves it/)).toBeVisible();
  const text = readFileSync(await file.path(), "utf8");
  expect(text).not.toContain("btn_");
  expect(JSON.parse(text)).toBeTruthy();

  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Import…" }).click();
  await (await chooser).setFiles({
    name: "welcome.baton",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  const sheet = page.getByRole("alertdialog");
  await expect(sheet.getByText("Tell HR")).toBeVisible();
  await expectAccessible(page, "Import");
  await sheet.getByRole("button", { name: "Import as draft" }).click();
  await expect(page.getByText(/is imported as a draft/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a file that is no workflow is refused in words", async ({ page, baton }) => {
  await page.goto(`${baton.page}/workflows`);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Import…" }).click();

  await (await chooser).setFiles({
    name: "holiday.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"beach": true}'),
  });

  await expect(page.getByText(/not a workflow file/)).toBeVisible();
});

test("a workflow is renamed, copied, deleted and brought back", async ({ page, baton }) => {
  const long = "A workflow with a name that goes on for sixty letters, really";
  await newWorkflow(page, baton.page, "Leaver checklist");
  await saved(page);
  await page.goto(`${baton.page}/workflows`);
  await page.getByRole("button", { name: "More for Leaver checklist" }).click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.getByLabel("Name", { exact: true }).fill(long);
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("link", { name: long })).toBeVisible();
  await expectAccessible(page, "Workflows, full");
  await expectReflow(page, "Workflows, full");

  await page.getByRole("button", { name: `More for ${long}` }).click();
  await page.getByRole("menuitem", { name: /^Make a copy/ }).click();
  await expect(page.getByText(/It has its own web addresses/)).toBeVisible();

  await page.getByRole("button", { name: `More for ${long}`, exact: true }).click();
  await page.getByRole("menuitem", { name: /^Delete/ }).click();
  await page.getByRole("button", { name: "Delete workflow" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`“${long}” is back.`)).toBeVisible();
});

test("filters that leave nothing say so and can be cleared", async ({ page, baton }) => {
  await page.goto(`${baton.page}/runs?status=stopped&search=nobody`);
  await expect(page.getByRole("heading", { name: "No runs match" })).toBeVisible();
  await expectAccessible(page, "Runs, filtered empty");

  await page.getByRole("button", { name: "Clear filters" }).last().click();
  await expect(page).toHaveURL(`${baton.page}/runs`);

  await page.goto(`${baton.page}/workflows`);
  await page.getByRole("searchbox", { name: "Find a workflow" }).fill("no such name");
  await expect(page.getByRole("heading", { name: "No workflow matches" })).toBeVisible();
});

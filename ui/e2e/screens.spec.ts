import { expect, expectAccessible, expectReflow, test } from "./support/baton.ts";

const SCREENS = [
  ["Workflows", "/workflows"],
  ["Runs", "/runs"],
  ["Problems", "/problems"],
  ["Solved problems", "/problems?state=solved"],
  ["People", "/people"],
  ["Connections", "/connections"],
  ["Settings", "/settings"],
  ["Welcome", "/welcome"],
] as const;

for (const [name, path] of SCREENS) {
  test(`${name} is accessible and reflows while it is empty`, async ({ page, baton }) => {
    await page.goto(baton.page + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);

    await expectAccessible(page, name);
    await expectReflow(page, name);
  });
}

test("a browser without a session is asked for its link", async ({ browser, baton }) => {
  const context = await browser.newContext();
  const page = await context.newPage();

  await page.goto(`${baton.page}/runs`);
  await page.getByLabel("Sign-in link").fill(`${baton.page}/sign-in?once=used-up`);
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page.getByText("This link does not work any more.")).toBeVisible();
  await expectAccessible(page, "Sign in");
  await context.close();
});

test("help opens by its key and gives the focus back", async ({ page, baton }) => {
  await page.goto(`${baton.page}/workflows`);
  await page.getByRole("button", { name: "New workflow" }).focus();

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Help" })).toBeVisible();
  await expectAccessible(page, "Help");
  await page.keyboard.press("Escape");

  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the theme changes at once and stays", async ({ page, baton }) => {
  await page.goto(`${baton.page}/settings`);
  await page.getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByText("Like the system").click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);
});

test("a person is added and changed", async ({ page, baton }) => {
  const long = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Smithson";
  await page.goto(`${baton.page}/people`);
  await page.getByRole("button", { name: "Add a person" }).first().click();
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByText("A name is needed.")).toBeVisible();

  const sheet = page.getByRole("dialog", { name: "Add a person" });
  await sheet.getByLabel("Name", { exact: true }).fill(long);
  await sheet.getByLabel("Work email").fill("wolfe@acme.example");
  await sheet.getByLabel("Start date").fill("31/02/2027");
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(sheet.getByText(/1\/12\/2026/)).toBeVisible();
  await sheet.getByLabel("Start date").fill("01/12/2026");
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByText(`${long} is added.`)).toBeVisible();

  await page.getByRole("link", { name: long }).click();
  await expectAccessible(page, "Person");
  await expectReflow(page, "Person");
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Department").fill("Engineering");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Engineering")).toBeVisible();
});

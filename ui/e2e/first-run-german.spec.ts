import { expect, expectAccessible, test } from "./support/baton.ts";

test.use({ folder: "first run in german", locale: "de-DE" });

test("a German browser is spoken to in German before anybody chose a language", async ({
  page,
  baton,
}) => {
  await page.goto(baton.page);
  await expect(page.getByRole("heading", { name: "Willkommen bei Baton" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");

  await page.getByRole("button", { name: "Starten", exact: true }).click();

  const flow = page.getByRole("main");
  for (const name of ["Jemand wird eingestellt", "Konto anlegen", "Laptop bestellen"]) {
    await expect(flow.getByText(name).first()).toBeVisible();
  }
  await expect(flow.getByText(/Someone is hired|Create user|Practice tool/)).toHaveCount(0);
  await expectAccessible(page, "Designer, in German");
});

import { words } from "#ui/words/de/designer/editing.ts";
import { words as live } from "#ui/words/de/designer/going-live.ts";
import { adminOf, waitStep, workflow } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { panelOf } from "../support/designer.ts";
import { speak } from "../support/pseudo.ts";

test.use({ folder: "bar", viewport: { width: 1280, height: 800 } });

const NAME = "Eintritt und Übergabe der Arbeitsmittel in Süddeutschland";
const DAY_S = 86_400;
const SAVES = /\/api\/v1\/workflows\/[^/]+\/draft$/;

test("without network the workflow’s name and the way to go live stay in the window", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, NAME, [waitStep("Laptop", 3 * DAY_S)]);
  await speak(page, "de");
  await page.goto(`${baton.page}/workflows/${made.id}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("button", { name: /^Schritt 2 von 2/ }).click();
  await panelOf(page).getByLabel("Name", { exact: true }).fill("Tablet");
  await expect(page.getByText(/^Entwurf gespeichert/)).toBeVisible();

  await page.route(SAVES, (route) => route.abort());
  await panelOf(page).getByLabel("Name", { exact: true }).fill("Telefon");
  const alert = page.getByRole("alert").filter({ hasText: words.save.failed });
  await expect(alert).toBeVisible();

  const width = 1280;
  for (const name of [live.tryIt.open, live.goLive.open]) {
    const box = await page.getByRole("button", { name, exact: true }).boundingBox();
    expect(box && box.x + box.width, name).toBeLessThanOrEqual(width);
  }
  const name = await page.getByRole("heading", { level: 1 }).boundingBox();
  expect(name?.width).toBeGreaterThan(80);
  const told = await alert.evaluate((one) => one.scrollWidth - one.clientWidth);
  expect(told).toBe(0);
  await page.unroute(SAVES);
  await expect(page.getByText(/^Entwurf gespeichert/)).toBeVisible();
});

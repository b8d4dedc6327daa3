import type { Shape } from "#ui/api/shapes.ts";
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

for (const language of ["en", "de"] as const) {
  test(`at 800 px each button of the bar is in the window: ${language}`, async ({
    page,
    baton,
    signedIn,
  }) => {
    const admin = adminOf(baton, signedIn.cookies);
    const made = await workflow(admin, NAME, [waitStep("Laptop", 3 * DAY_S)]);
    await admin.post(`/workflows/${made.id}/live`, {});
    const { draft, draft_revision: revision } = await admin.get<Shape<"Workflow">>(
      `/workflows/${made.id}`,
    );
    const steps = draft.steps.map((step) => ({ ...step, name: "Tablet" }));
    const definition = { ...draft, steps };
    await admin.put(`/workflows/${made.id}/draft`, { revision, definition, edit: "{}" });
    await speak(page, language);
    await page.setViewportSize({ width: 800, height: 700 });
    await page.goto(`${baton.page}/workflows/${made.id}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

    const ends = await page
      .locator(".studio-bar button")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
    expect(ends.length).toBeGreaterThan(5);
    expect(Math.max(...ends)).toBeLessThanOrEqual(800);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(800);
  });
}

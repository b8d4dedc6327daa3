import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./support/baton.ts";
import { startServer } from "./support/server.ts";

/** Screens are fetched one after the other once the first is drawn: waits until these are there. */
async function areFetched(page: Page, screens: readonly string[]): Promise<void> {
  await page.waitForFunction((wanted) => {
    const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
    return wanted.every((screen) => fetched.some((name) => name.includes(`/${screen}-page-`)));
  }, screens);
}

test("when Baton is gone, what was known stays and changes are off", async ({ browser }) => {
  const server = await startServer();
  const page = await (await browser.newContext()).newPage();
  await page.goto(server.signIn);
  await page.getByRole("button", { name: "Go to Workflows" }).click();
  await page.getByRole("link", { name: "People" }).click();
  await page.getByText("Sample people").first().click();
  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeVisible();
  await areFetched(page, ["connections", "workflows", "runs"]);

  await server.stop();

  await expect(page.getByText(/^Not connected to Baton since/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a person" })).toBeDisabled();
  await expectAccessible(page, "People, offline");

  // What was never loaded says so; what was, stays; nothing can be changed.
  await page.getByRole("link", { name: "Connections" }).click();
  await expect(page.getByText("Baton does not answer.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: "Try again" })).toBeEnabled();
  await page.getByRole("link", { name: "Workflows" }).click();
  await expect(page.getByRole("button", { name: "New workflow" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "See it work" })).toBeDisabled();
  await page.getByRole("link", { name: "Runs" }).click();
  await expect(page.getByText("Not updating now")).toBeVisible();
  await expectAccessible(page, "Runs, offline");
});

test("signing in says so when Baton does not answer", async ({ browser, baton }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${baton.page}/runs`);
  await page.route("**/api/v1/session", (route) => route.abort());

  await page.getByLabel("Sign-in link").fill(`${baton.page}/sign-in?once=anything`);
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page.getByText(/^Baton does not answer\./)).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  await context.close();
});

test("a screen that cannot load says what happened and offers to try again", async ({
  page,
  baton,
}) => {
  await page.route("**/api/v1/runs?*", (route) =>
    route.fulfill({
      status: 500,
      contentType: "application/problem+json",
      body: JSON.stringify({ code: "internal", detail: "broken on purpose", status: 500 }),
    }),
  );
  await page.goto(`${baton.page}/runs`);
  await expect(page.getByText("Something went wrong in Baton.")).toBeVisible();
  await expectAccessible(page, "Runs, error");

  await page.unroute("**/api/v1/runs?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("Runs by status")).toBeVisible();
});

test("a slow screen shows its shape, then says so, then offers a way out", async ({
  page,
  baton,
}) => {
  await page.clock.install();
  await page.route("**/api/v1/people?*", () => undefined);
  await page.goto(`${baton.page}/people`);
  await page.clock.fastForward(400);
  await expect(page.locator(".bones")).toBeVisible();

  await page.clock.fastForward(3_000);
  await expect(page.getByText("Still loading…")).toBeVisible();
  await page.clock.fastForward(8_000);

  await expect(page.getByText("This is taking long.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

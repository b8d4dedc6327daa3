import { expect, expectAccessible, test } from "./support/baton.ts";
import { choose } from "./support/designer.ts";

test.describe.configure({ mode: "serial" });
test.use({ folder: "first run" });

test("a new user sees a whole run in five clicks and types nothing", async ({ page, baton }) => {
  let clicks = 0;
  const click = async (name: string | RegExp) => {
    clicks += 1;
    await page.getByRole("button", { name, exact: true }).click();
  };
  await page.goto(baton.page);
  await expect(page.getByRole("heading", { name: "Welcome to Baton" })).toBeVisible();
  await expectAccessible(page, "Welcome");
  await choose(page, page.getByRole("button", { name: /^English/ }), "Deutsch");
  await expect(page.getByRole("heading", { name: "Willkommen bei Baton" })).toBeVisible();
  await choose(page, page.getByRole("button", { name: /^Deutsch/ }), "English");

  await click("Start");
  await expect(page.getByText("Read it from top to bottom.")).toBeVisible();
  await expectAccessible(page, "Designer with its call-out");
  await click("Try it");
  await expectAccessible(page, "Try it");
  await click(/^Start with /);
  await click("Pretend they called");
  await expect(page.getByText("That was a complete run.")).toBeVisible();
  await expectAccessible(page, "A complete try-out");
  await click("Make it yours");

  await expect(page.getByRole("textbox", { name: /^Web address/ })).toBeFocused();
  expect(clicks).toBe(5);
});

test("the first page is shown once", async ({ page, baton }) => {
  await page.goto(baton.page);

  await expect(page.getByRole("heading", { level: 1, name: "Workflows" })).toBeVisible();
});

test("something of Baton is drawn before its program is there, in either appearance", async ({
  page,
  baton,
}) => {
  await page.route("**/*.js", () => undefined);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(baton.page, { waitUntil: "commit" });
    await expect(page.locator(".opening svg")).toBeVisible();
  }
});

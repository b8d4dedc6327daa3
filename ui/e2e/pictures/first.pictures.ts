import { expect, test } from "../support/baton.ts";
import { pictures } from "./taken.ts";

test.use({ folder: "first pictures" });
test.setTimeout(900_000);

test("the first page, a whole try-out, and where a browser begins", async ({ page, baton }) => {
  const press = (name: string | RegExp) =>
    page.getByRole("button", { name, exact: true }).first().click();
  await page.goto(baton.page);
  await expect(page.getByRole("heading", { name: "Welcome to Baton" })).toBeVisible();
  await pictures(page, "welcome");
  await press(/^Connect a tool/);
  await expect(page.getByRole("dialog")).toBeVisible();
  await pictures(page, "welcome-connect");
  await page.keyboard.press("Escape");

  await press("Start");
  await expect(page.getByText("Read it from top to bottom.")).toBeVisible();
  await pictures(page, "see-it-work");
  await press("Try it");
  await expect(page.getByRole("region", { name: "Try it" })).toBeVisible();
  await pictures(page, "try-out-start");
  await press(/^Start with /);
  await expect(page.getByRole("button", { name: "Pretend they called" })).toBeVisible();
  await pictures(page, "try-out");
  await press("Pretend they called");
  await expect(page.getByText("That was a complete run.")).toBeVisible();
  await pictures(page, "try-out-done");

  await page.context().clearCookies();
  await page.goto(baton.page);
  await expect(page.getByRole("heading", { name: "Sign in to Baton" })).toBeVisible();
  await pictures(page, "sign-in");
});

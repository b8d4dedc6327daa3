import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, until, waitStep, workflow } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";

test.use({ folder: "try-outs" });

const DAY_S = 86_400;

test("ending a try-out stops its run, and the designer goes on", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Ended", [waitStep("Laptop", 3 * DAY_S)], "draft");
  const ofTryOut = async () => {
    const path = `/runs?workflow=${made.id}&try_outs=true`;
    return (await admin.get<Shape<"RunPage">>(path)).items[0]?.status;
  };
  await page.goto(`${baton.page}/workflows/${made.id}`);
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("button", { name: /^Start with / }).click();
  await expect(page.getByText(/^It waits at “Laptop”/)).toBeVisible();
  expect(await ofTryOut()).toBe("waiting");

  await page.getByRole("button", { name: "End the try-out" }).click();
  await until("the try-out is stopped", async () => (await ofTryOut()) === "stopped");
  await expect(page.getByRole("button", { name: "Try it" })).toBeVisible();
  await page.getByRole("button", { name: /^Step 2 of 2/ }).click();
  await expect(page.getByRole("complementary")).toBeVisible();
});

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

test("on a narrow window the sheet of a try-out lies under the drawing and its buttons", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Narrow", [waitStep("Laptop", 3 * DAY_S)], "draft");
  await page.goto(`${baton.page}/workflows/${made.id}`);
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("button", { name: /^Start with / }).click();
  await expect(page.getByText(/^It waits at “Laptop”/)).toBeVisible();
  await page.setViewportSize({ width: 320, height: 800 });

  const boxOf = async (part: string) => {
    const box = await page.locator(part).boundingBox();
    if (!box) throw new Error(`no ${part}`);
    return box;
  };
  const [zoom, head, drawn] = [
    await boxOf(".flow-zoom"),
    await boxOf(".try-sheet > header"),
    await boxOf(".flow-scroll"),
  ];
  expect(zoom.y + zoom.height).toBeLessThanOrEqual(head.y + 1);
  expect(drawn.height).toBeGreaterThan(60);
});

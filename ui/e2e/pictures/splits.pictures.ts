import { adminOf } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { choose, panelOf } from "../support/designer.ts";
import { startReceiver } from "../support/receiver.ts";
import { onboarding } from "./onboarding.ts";
import { pictures } from "./taken.ts";

test.use({ folder: "pictures" });
test.setTimeout(900_000);

test("workflows with paths, and a run of one", async ({ page, baton, signedIn }) => {
  const tool = await startReceiver();
  const made = await onboarding(adminOf(baton, signedIn.cookies), tool);
  const list = page.getByRole("treegrid", { name: "Steps" });
  const open = async () => {
    await page.goto(`${baton.page}/workflows/${made.workflow}`);
    await expect(list).toBeVisible();
  };

  await open();
  await list.getByRole("row", { name: /Which laptop$/ }).click();
  await expect(
    panelOf(page)
      .getByText(/would take this path/)
      .first(),
  ).toBeVisible();
  await pictures(page, "splits-editing");

  await open();
  await list.getByRole("row", { name: /Three days before the start$/ }).click();
  await choose(page, panelOf(page).getByRole("button", { name: /Sample person/ }), /^Noor Haddad/);
  await expect(panelOf(page).getByText(/^Noor Haddad, Start date/)).toBeVisible();
  await pictures(page, "time-wait");

  await open();
  await page.getByRole("button", { name: "Fold Which laptop" }).click();
  // What is out of view is not drawn.
  await page.locator(".flow-scroll").evaluate((flow) => flow.scrollTo(0, 220));
  await page.getByRole("button", { name: "Fold path Desk and badge" }).click();
  await page.locator(".flow-scroll").evaluate((flow) => flow.scrollTo(0, 320));
  await pictures(page, "splits-folded");

  await page.goto(`${baton.page}/runs/${made.run}`);
  await expect(page.getByRole("heading", { name: "What happened" })).toBeVisible();
  await expect(page.getByText(/^Waiting for a call/)).toBeVisible();
  await pictures(page, "splits-run");
  await tool.stop();
});

import { adminOf } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { panelOf } from "../support/designer.ts";
import { startReceiver } from "../support/receiver.ts";
import { onboarding } from "./onboarding.ts";
import { screens } from "./screens.ts";
import { pictures } from "./taken.ts";

test.use({ folder: "screens" });
test.setTimeout(240_000);

test("every screen, with long and Arabic names", async ({ page, baton, signedIn }) => {
  const tool = await startReceiver();
  const admin = adminOf(baton, signedIn.cookies);
  const flows = await onboarding(admin, tool);
  const made = await screens(admin, tool);
  const lists = [
    ["workflows", "/workflows", "Payroll account"],
    ["runs", "/runs", "Chloé Martin"],
    ["people", "/people", "Chloé Martin"],
    ["person", `/people/${made.person}`, "Payroll account"],
    ["problems", "/problems", "Who it is about"],
    ["connections", "/connections", "Payroll"],
    ["connection", `/connections/${made.connection}`, "Which step calls what"],
    ["run-needs-you", `/runs/${made.needs}`, "What happened"],
    ["run-waits", `/runs/${made.waits}`, "What happened"],
    ["settings", "/settings", "Settings"],
  ] as const;
  for (const [name, path, shows] of lists) {
    await page.goto(baton.page + path);
    await expect.soft(page.getByText(shows).first()).toBeVisible();
    await pictures(page, name);
  }

  await page.goto(`${baton.page}/workflows/${flows.workflow}`);
  const list = page.getByRole("treegrid", { name: "Steps" });
  await list.getByRole("row", { name: /Create the Okta account$/ }).click();
  await expect(panelOf(page)).toBeVisible();
  await pictures(page, "designer");

  await page.goto(`${baton.page}/runs/${made.needs}`);
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByRole("menuitem", { name: /^Change the data first/ }).click();
  await expect(page.getByRole("textbox", { name: /team/ })).toBeVisible();
  await page.getByRole("textbox", { name: /team/ }).fill("Support");
  await pictures(page, "change-first");
  await tool.stop();
});

import type { Shape } from "#ui/api/shapes.ts";
import { adminOf } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { panelOf } from "../support/designer.ts";
import { startReceiver } from "../support/receiver.ts";
import { onboarding } from "./onboarding.ts";
import { screens } from "./screens.ts";
import { narrowPictures, pictures } from "./taken.ts";

test.use({ folder: "screens" });
test.setTimeout(900_000);

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
    if (name === "problems") await narrowPictures(page, name);
  }

  await page.goto(`${baton.page}/workflows/${flows.workflow}`);
  const list = page.getByRole("treegrid", { name: "Steps" });
  await list.getByRole("row", { name: /Create the Okta account$/ }).click();
  await expect(panelOf(page)).toBeVisible();
  await pictures(page, "designer");

  await page.goto(`${baton.page}/runs/${made.needs}`);
  await page.getByRole("button", { name: "Send something else" }).click();
  await page.getByRole("menuitem", { name: /^Change the data first/ }).click();
  await expect(page.getByRole("textbox", { name: /team/ })).toBeVisible();
  await page.getByRole("textbox", { name: /team/ }).fill("Support");
  await pictures(page, "change-first");

  await admin.patch("/settings", { language: "de" });
  const { draft } = await admin.get<Shape<"Workflow">>(`/workflows/${flows.workflow}`);
  const german = [
    ["workflows", "/workflows"],
    ["runs", "/runs"],
    ["problems", "/problems"],
    ["run-needs-you", `/runs/${made.needs}`],
    ["designer", `/workflows/${flows.workflow}?step=${draft.steps[0]?.id}`],
  ] as const;
  for (const [name, path] of german) {
    await page.goto(baton.page + path);
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    const there = page.getByText(/Payroll account|Okta directory/).filter({ visible: true });
    await expect(there.first()).toBeVisible();
    await pictures(page, `${name}-german`);
  }
  await tool.stop();
});

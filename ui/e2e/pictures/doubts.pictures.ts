import { adminOf, callStep, connect, workflow } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { newBlank, panelOf } from "../support/designer.ts";
import { LONG } from "../support/names.ts";
import { startReceiver } from "../support/receiver.ts";
import { addPeople, startAll } from "./people.ts";
import { pictures } from "./taken.ts";

test.use({ folder: "doubts" });
test.setTimeout(900_000);

test("what is asked before it is used, and what came of many", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  await addPeople(admin);
  const tool = await startReceiver();
  const okta = await connect(admin, LONG.connection, tool);

  await page.goto(`${baton.page}/connections/${okta}`);
  await page.getByRole("button", { name: "Send a token separately…" }).click();
  const asked = page.getByRole("alertdialog");
  await asked.locator("input[type=password]").fill("Here is your new key");
  await asked.locator("input[type=password]").press("Enter");
  await expect(asked.getByText(/Nothing has changed yet/)).toBeVisible();
  await pictures(page, "token-doubted");
  await page.keyboard.press("Escape");

  await newBlank(page, baton.page, "New-hire onboarding");
  await page.getByRole("button", { name: /^When another tool calls/ }).click();
  await page.getByRole("button", { name: /^Call a webhook/ }).click();
  const field = panelOf(page).getByLabel("Web address (webhook URL)");
  await field.fill("Please use\nhttps://hooks.tool.example/services/\nHR/Payroll\nThanks");
  await field.press("Enter");
  await expect(panelOf(page).getByText(/^Does the address go on with/)).toBeVisible();
  await pictures(page, "paste-goes-on");

  tool.answer(() => ({ status: 401, body: "{}" }));
  const made = await workflow(admin, "Okta account", [callStep("Make the account", okta)]);
  await startAll(admin, made, "needs_you");
  const of = { kind: "matching", status: "needs_you", workflow: made.id };
  await admin.post("/runs/act", { act: "try_again", of, reason: "The token was replaced" });
  await page.goto(`${baton.page}/runs`);
  await expect(page.getByText(/sent again, of these 3 not accepted/)).toBeVisible();
  await pictures(page, "many-refused");
  await tool.stop();
});

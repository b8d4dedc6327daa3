import type { Shape } from "#ui/api/shapes.ts";
import {
  adminOf,
  call,
  callStep,
  connect,
  startAddress,
  until,
  workflow,
} from "../support/admin.ts";
import { expect, expectAccessible, test } from "../support/baton.ts";
import { startReceiver } from "../support/receiver.ts";

test.use({ folder: "change-first" });

test("a message that failed is changed in its table, goes out as a new one, and the run says so", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  tool.answer(({ body }) => ({ status: body.includes("ada.new") ? 201 : 422, body: "{}" }));
  const connection = await connect(admin, "Okta", tool, "token");
  const email = "ada.old@northwind.example";
  await admin.post("/people", {
    display_name: "Ada Changed",
    work_email: email,
    status: "active",
    custom: {},
  });
  const made = await workflow(admin, "Changes", [callStep("Create Okta user", connection)]);
  await call(await startAddress(admin, made), { email });
  const run = await until("it needs somebody", async () => {
    const path = `/runs?workflow=${made.id}&status=needs_you&limit=5`;
    return (await admin.get<Shape<"RunPage">>(path)).items[0];
  });

  await page.goto(`${baton.page}/runs/${run.id}`);
  await page.getByRole("button", { name: /^Change the data first/ }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox", { name: /email/ }).fill("ada.new@northwind.example");
  await dialog.getByRole("textbox", { name: /Why send it again/ }).fill("She has a new one");
  await expectAccessible(page, "Change the data first");
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(dialog).toHaveCount(0);

  const changed = /changed Work email before “Create Okta user” was sent again: She has a new one/;
  await expect(page.getByText(changed)).toBeVisible();
  await expect(page.getByText("The run is done")).toBeVisible();
  await tool.stop();
});

import { type Admin, adminOf, call, startAddress, waitStep, workflow } from "./support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "./support/baton.ts";
import { panelOf } from "./support/designer.ts";
import { LONG_NAME, RIGHT_TO_LEFT } from "./support/filled.ts";

/** People whose calls come while the workflow is off; the last has left meanwhile. */
const PEOPLE = [LONG_NAME, RIGHT_TO_LEFT, "Viktor Stein"] as const;

test("kept calls have names in Workflows, on turning on and under Problems", async ({
  page,
  baton,
  context,
}) => {
  const NAME = "Certificate upload";
  await offWithCalls(adminOf(baton, await context.cookies()), NAME);

  await page.goto(`${baton.page}/workflows`);
  await page.getByRole("button", { name: "3 calls kept" }).click();
  const waiting = page.getByRole("dialog", { name: `3 calls kept for “${NAME}”` });
  for (const name of PEOPLE) await expect(waiting.getByText(name)).toBeVisible();
  await expect(waiting.getByText("nothing starts. Turn it on")).toBeVisible();
  await expect(waiting.getByRole("checkbox")).toHaveCount(0);
  await expectAccessible(page, "Kept calls of a workflow that is off");
  await expectReflow(page, "Kept calls of a workflow that is off");
  await waiting.getByRole("button", { name: "Close" }).last().click();

  await page.goto(`${baton.page}/problems`);
  const line = page.getByRole("region", { name: "Kept calls" });
  await expect(line.getByText(`3 calls kept for “${NAME}”`)).toBeVisible();
  await expect(line.getByText(RIGHT_TO_LEFT)).toBeVisible();
  await expectAccessible(page, "Problems with kept calls");

  await page.goto(`${baton.page}/workflows`);
  await page.getByRole("button", { name: `More for ${NAME}` }).click();
  await page.getByRole("menuitem", { name: "Turn on…" }).click();
  const asked = page.getByRole("alertdialog", { name: `Turn on “${NAME}”?` });
  await expect(asked.getByText("3 calls were kept meanwhile.")).toBeVisible();
  await asked.getByRole("button", { name: "Turn on" }).click();

  const start = page.getByRole("dialog", { name: "Start these calls now?" });
  await expect(start.getByText("3 calls came before and were kept.")).toBeVisible();
  await expect(start.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await expect(start.getByText("Has left. If it is started, it goes to Problems.")).toBeVisible();
  await expectAccessible(page, "Start kept calls");
  await expectReflow(page, "Start kept calls");
  await expectLargeText(page, "Start kept calls");
  await start.getByRole("button", { name: "Start 2 of 3" }).click();

  await expect(page.getByText("2 runs began.")).toBeVisible();
  await expect(page.getByRole("button", { name: "1 call kept" })).toBeVisible();
});

test("going live with kept calls asks about them, and what is left stays", async ({
  page,
  baton,
  context,
}) => {
  const NAME = "Badge upload";
  const made = await offWithCalls(adminOf(baton, await context.cookies()), NAME);

  await page.goto(`${baton.page}/workflows/${made.id}`);
  await page.getByRole("button", { name: "Go live…" }).click();
  const sheet = page.getByRole("dialog", { name: `Go live with ${NAME}?` });
  await expect(sheet.getByText("3 calls were kept: next you choose which start")).toBeVisible();
  await sheet.getByRole("button", { name: "Go live", exact: true }).click();
  const start = page.getByRole("dialog", { name: "Start these calls now?" });
  await expect(start.getByText(LONG_NAME)).toBeVisible();
  await start.getByRole("button", { name: "Leave them" }).click();

  await page.goto(`${baton.page}/problems`);
  const line = page.getByRole("listitem").filter({ hasText: `3 calls kept for “${NAME}”` });
  await expect(line.getByText("Nothing has started with them.")).toBeVisible();
  await line.getByRole("button", { name: "Start or leave…" }).click();
  await expect(start.getByRole("button", { name: "Start 2 of 3" })).toBeVisible();

  await start.getByRole("button", { name: "Ignore: Viktor Stein" }).click();
  const asked = page.getByRole("alertdialog", { name: "Ignore this kept call?" });
  await asked.getByRole("textbox").fill("He has left");
  await expectAccessible(page, "Ignore a kept call");
  await asked.getByRole("button", { name: "Ignore" }).click();
  await expect(start.getByRole("button", { name: "Start 2 calls" })).toBeVisible();
  await expect(start.getByText("Viktor Stein")).toHaveCount(0);
});

/** A workflow that was live and is off, to which a call about each of the people has come. */
async function offWithCalls(admin: Admin, name: string) {
  const emails = PEOPLE.map((_, n) => `${name.toLowerCase().replace(" ", "-")}-${n}@acme.example`);
  const made = await workflow(admin, name, [waitStep("Certificate is there", 86_400)]);
  const address = await startAddress(admin, made);
  for (const [n, display_name] of PEOPLE.entries()) {
    const status = n === 2 ? "left" : "active";
    await admin.post("/people", { display_name, work_email: emails[n], status });
  }
  await admin.post(`/workflows/${made.id}/off`);
  for (const email of emails) await call(address, { email });
  return made;
}

test("what a kept call says is names and values, and for IT as it came", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  const made = await workflow(admin, "Phone upload", [waitStep("Phone is there", 86_400)]);
  const address = await startAddress(admin, made);
  const email = "phone@acme.example";
  await admin.post(`/workflows/${made.id}/off`);
  const body = `{"email":"${email}","phone":{"model":"X1","since":"2026-12-01"},"apps":["mail","chat"],"id":90071992547409931}`;
  await call(address, body);

  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.trigger.id}`);
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Earlier calls (1)" }).click();
  const row = panel.locator(".call-list > li");
  await expect(row).toContainText(`${email}Kept, nothing started`);
  await row.getByRole("button", { name: /^The call of/ }).click();
  await page.getByRole("menuitem", { name: "Show its data" }).click();
  const one = page.getByRole("dialog", { name: "One call" });
  const data = one.getByRole("group", { name: "What we received" });

  await expect(data.getByRole("term")).toHaveText([
    "email",
    "phone.model",
    "phone.since",
    "apps",
    "id",
  ]);
  await expect(data.getByRole("listitem")).toHaveText(["mail", "chat"]);
  await expect(data.getByText("1 Dec 2026")).toBeVisible();
  await expect(data.getByText("90071992547409931", { exact: true })).toBeVisible();
  await expect(one).not.toContainText('{"');
  await expect(one).not.toContainText("content-type");
  await expectAccessible(page, "A kept call");
  await expectReflow(page, "A kept call");
  await data.getByRole("radio", { name: "Details for IT" }).click();
  await expect(data).toContainText(body);
  await expect(data).toContainText("content-type");
});

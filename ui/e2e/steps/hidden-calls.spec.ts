import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, startAddress, waitStep, workflow } from "../support/admin.ts";
import { expect, expectAccessible, test } from "../support/baton.ts";
import { panelOf } from "../support/designer.ts";

test.use({ folder: "hidden-calls" });

const SALARY = "71000.51";

test("what looks sensitive in a call is hidden in the sample and at the call, and Show is noted", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Pay", [waitStep("Signed", 86_400)]);
  const body = { email: "maria@acme.example", terms: { salary: 71_000.51, from: "May" } };
  expect(await call(await startAddress(admin, made), body)).toBe(200);
  const looks = async () => {
    const { items } = await admin.get<{ items: Shape<"AuditRow">[] }>("/audit?limit=50");
    const shown = items.filter(({ action }) => action === "call_revealed");
    return shown.map(({ params }) => params.details);
  };
  const panel = panelOf(page);
  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.trigger.id}`);

  const sample = panel.getByTestId("listening");
  await expect(sample.getByText("May", { exact: true })).toBeVisible();
  await expect(sample.getByText("hidden", { exact: true })).toBeAttached();
  expect(await page.content()).not.toContain(SALARY);
  await sample.getByRole("button", { name: "Show terms.salary" }).click();
  await expect(sample.getByText(SALARY)).toBeVisible();
  await sample.getByRole("button", { name: "Hide terms.salary" }).click();
  await expect(sample.getByText(SALARY)).toHaveCount(0);
  expect(await looks()).toEqual(["terms.salary"]);

  await panel.getByRole("button", { name: "Earlier calls (1)" }).click();
  await panel.locator(".call-list > li").getByRole("button").last().click();
  await page.getByRole("menuitem", { name: "Show its data" }).click();
  const data = page.getByRole("dialog", { name: "One call" });
  await data.getByRole("radio", { name: "Details for IT" }).click();
  await expect(data.getByTestId("preview-bytes")).toContainText("••••••••");
  await expectAccessible(page, "A call with something hidden");
  await data.getByRole("button", { name: "Show terms.salary" }).click();
  await expect(data.getByTestId("preview-bytes")).toContainText(SALARY);
  expect(await looks()).toEqual(["terms.salary", "terms.salary"]);
});

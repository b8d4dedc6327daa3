import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, startAddress, until, waitStep, workflow } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { panelOf } from "../support/designer.ts";

test.use({ folder: "earlier-calls" });

const DAY_S = 86_400;
/** More than one page of them. */
const MANY = 25;

test("earlier calls go on behind their first page, and one is used from its menu", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Called often", [waitStep("Laptop", 3 * DAY_S)]);
  const address = await startAddress(admin, made);
  const wrong = address.replace(/token=.*/, "token=btn_wrong");
  expect(await call(wrong, { email: "maria@acme.example" })).toBe(401);
  for (let n = 0; n < MANY; n += 1) {
    expect(await call(address, { email: "maria@acme.example", n })).toBe(200);
  }
  const panel = panelOf(page);
  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.trigger.id}`);
  await panel.getByRole("button", { name: "Earlier calls (more than 20)" }).click();
  const rows = panel.locator(".call-list > li");
  await expect(rows).toHaveCount(20);
  await expect(rows.filter({ hasText: "Already in the workflow" }).first()).toContainText("Maria");
  await panel.getByRole("button", { name: "Show more" }).click();
  await expect(rows).toHaveCount(MANY + 1);

  // The menu asks for no reason; the audit has one all the same, in no language.
  await rows.filter({ hasText: "Wrong token" }).getByRole("button").last().click();
  await page.getByRole("menuitem", { name: "Use it anyway" }).click();
  await expect(page.getByText("The call is used.")).toBeVisible();
  await until("the audit has the reason", async () => {
    const { items } = await admin.get<{ items: Shape<"AuditRow">[] }>("/audit?limit=20");
    return items.some(({ reason }) => reason === "by_hand_in_designer");
  });
});

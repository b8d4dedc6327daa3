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

test("a call that fits nobody is given its run right where it is listed", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Fits nobody", [waitStep("Badge", 3 * DAY_S)]);
  const start = await startAddress(admin, made);
  for (const name of ["Ada Stein", "Ben Stein"]) {
    const email = `${name.toLowerCase().replace(" ", ".")}@acme.example`;
    await admin.post("/people", { display_name: name, work_email: email });
    expect(await call(start, { email })).toBe(200);
  }
  const wait = made.addresses.find(({ owner }) => owner.kind === "step");
  await until("both wait", async () => {
    const { items } = await admin.get<{ items: Shape<"RunSummary">[] }>(
      `/runs?workflow=${made.id}&limit=20`,
    );
    return items.filter(({ where }) => where.kind === "waiting_for_call").length === 2;
  });
  const { url } = await admin.get<Shape<"AddressSecret">>(
    `/addresses/${wait?.id}/secret?form=inside&purpose=copy`,
  );
  // Two such calls: what is chosen for one is not chosen for the other.
  for (const badge of ["B-1", "B-2"]) {
    expect(await call(url, { badge, issue: { reporter: "ben.stein@acme.example" } })).toBe(200);
  }

  const panel = panelOf(page);
  await page.goto(`${baton.page}/workflows/${made.id}?step=${wait?.owner.id}`);
  await panel.getByRole("button", { name: "Earlier calls (2)" }).click();
  const rows = panel.locator(".call-list > li");
  await expect(rows.getByRole("button", { name: "Choose the run…" })).toHaveCount(2);
  await rows.last().getByRole("button", { name: "Choose the run…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Which run is this call about?" });
  await expect(dialog.getByRole("option", { name: /Ada Stein/ })).toBeVisible();
  await dialog.getByRole("radio", { name: /Ben Stein/ }).click({ force: true });
  await dialog.getByRole("button", { name: "Use it for this run" }).click();

  await expect(page.getByText("The call is used for Ben Stein’s run.")).toBeVisible();
  await expect(rows.last()).toContainText("Ben Stein");
  await expect(rows.last()).toContainText("Moved a run");
  await expect(rows.first().getByRole("button", { name: "Choose the run…" })).toBeVisible();
});

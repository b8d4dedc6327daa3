import { readFile } from "node:fs/promises";
import type { Shape } from "#ui/api/shapes.ts";
import {
  type Admin,
  adminOf,
  call,
  startAddress,
  until,
  waitStep,
  workflow,
} from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { LONG_NAME, RIGHT_TO_LEFT } from "../support/filled.ts";
import { keyboardOf } from "../support/keyboard.ts";

test.use({ folder: "many" });

/** More than one page of the list. */
const MANY = 60;

/** Runs that wait, the first of a person with the longest name. */
async function waiting(admin: Admin, name: string): Promise<Shape<"Workflow">> {
  const made = await workflow(admin, name, [waitStep("Laptop", 86_400)]);
  const start = await startAddress(admin, made);
  const names = [LONG_NAME, RIGHT_TO_LEFT, "=1+1"];
  const people = Array.from({ length: MANY }, (_, n) => names[n] ?? `Aaron Number ${n}`);
  for (const [n, display_name] of people.entries()) {
    await admin.post("/people", { display_name, work_email: `${made.id}.p${n}@acme.example` });
  }
  await call(start, { emails: people.map((_, n) => `${made.id}.p${n}@acme.example`) });
  await until("all wait", async () => {
    const path = `/runs/matching?workflow=${made.id}&status=waiting`;
    return (await admin.get<Shape<"RunsMatched">>(path)).all.n === MANY;
  });
  return made;
}

test("three are ticked, all that match are selected, stopped gently, and that is ended", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  const made = await waiting(admin, "Laptop ready");
  await page.goto(`${baton.page}/runs?workflow=${made.id}`);
  const ticks = page.getByRole("checkbox", { name: /, Laptop ready$/ });
  await expect(ticks).toHaveCount(50);
  for (const index of [0, 1, 2]) await ticks.nth(index).press("Space");
  const bar = page.getByRole("region", { name: "Selected runs" });
  await expect(bar.getByText("3 selected", { exact: true })).toBeVisible();
  await bar.getByRole("button", { name: `Select all ${MANY} that match` }).click();
  await expect(bar.getByText(`All ${MANY} that match are selected`)).toBeVisible();
  await expectAccessible(page, "Runs with a selection");
  await expectReflow(page, "Runs with a selection");

  await bar.getByRole("button", { name: "Stop…" }).click();
  const asked = page.getByRole("alertdialog", { name: `Stop ${MANY} runs?` });
  await expect(asked.getByText("Workflows: Laptop ready.")).toBeVisible();
  await expect(asked.getByText("Nothing more happens in these runs.")).toBeVisible();
  await asked.getByRole("button", { name: "Stop runs" }).click();
  await expect(asked.getByLabel("Why are you stopping them?")).toBeFocused();
  await asked.getByRole("button", { name: /How fast/ }).click();
  await page.getByRole("option", { name: "Gently: about 60 a minute" }).click();
  await expect(asked.getByText("That takes about 1 minute.")).toBeVisible();
  await asked.getByLabel("Why are you stopping them?").fill("The order was withdrawn");
  await expectAccessible(page, "Stopping many runs");
  await expectReflow(page, "Stopping many runs");
  await expectLargeText(page, "Stopping many runs");
  await asked.getByRole("button", { name: "Stop runs" }).click();

  // How far it is stays in view, whichever page is open.
  await expect(page.getByText(/Runs are stopped: [1-9]\d* of 60 done\./)).toBeVisible();
  await page.getByRole("link", { name: "Workflows", exact: true }).click();
  await expect(page.getByText(/Runs are stopped: .* Gently/)).toBeVisible();
  await page.getByRole("button", { name: "Stop here" }).click();
  await expect(page.getByText(/Stopping runs was stopped before its end: /)).toBeVisible();
  const { all } = await admin.get<Shape<"RunsMatched">>(
    `/runs/matching?workflow=${made.id}&status=waiting`,
  );
  expect(all.n).toBeGreaterThan(0);
  expect(all.n).toBeLessThan(MANY);
  await page.getByRole("button", { name: "Hide this" }).click();
  await expect(page.getByText(/before its end: /)).toBeHidden();
});

test("what could not be done is shown, with who and why", async ({ page, baton, context }) => {
  const admin = adminOf(baton, await context.cookies());
  const made = await waiting(admin, "Badge ready");
  await page.goto(`${baton.page}/runs?workflow=${made.id}`);
  const first = page.getByRole("checkbox", { name: /, Badge ready$/ }).first();
  await first.press("Space");
  // It was seen at its step, and is over before anybody says yes.
  const { items } = await admin.get<Shape<"RunPage">>(`/runs?workflow=${made.id}`);
  const moved = items[0];
  if (!moved) throw new Error("there is a run");
  await page.route("**/api/v1/runs/act", async (route) => {
    const body = route.request().postDataJSON() as Shape<"RunsActInput">;
    const runs = [{ run: moved.id, step: made.draft.trigger.id }];
    await route.continue({ postData: JSON.stringify({ ...body, of: { kind: "listed", runs } }) });
  });
  await page.getByRole("button", { name: "Skip step…" }).click();
  const asked = page.getByRole("alertdialog", { name: "Skip a step in 1 run?" });
  await asked.getByLabel("Why are you skipping?").fill("Was done by hand");
  await asked.getByRole("button", { name: "Skip step" }).click();

  await expect(page.getByText("Skipping steps is over: 1 could not.")).toBeVisible();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const missed = page.getByRole("dialog", { name: "Could not be done" });
  await expect(missed.getByText("It moved on before it was its turn.")).toBeVisible();
  await expectAccessible(page, "What could not be done");
  await expectReflow(page, "What could not be done");
  await missed.getByRole("link", { name: moved.person.name }).click();
  await expect(page).toHaveURL(new RegExp(`/runs/${moved.id}`));
});

test("the rows are one tab stop, keys go through them, and a file has them", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  const made = await waiting(admin, "Card ready");
  await page.goto(`${baton.page}/runs?workflow=${made.id}`);
  const table = page.getByRole("table");
  await expect(table).toHaveAttribute("aria-rowcount", String(MANY + 1));
  const names = table.locator("tbody .row-link");
  await expect(names).toHaveCount(50);
  await expect(table.locator("tbody tr").nth(2)).toHaveAttribute("aria-rowindex", "4");
  const keys = keyboardOf(page);
  await names.first().focus();
  await keys.press("ArrowDown");
  await expect(names.nth(1)).toBeFocused();
  await keys.press("PageDown");
  await expect(names.nth(11)).toBeFocused();
  await keys.press("End");
  await expect(names.nth(49)).toBeFocused();
  await keys.press("Home");
  await expect(names.first()).toBeFocused();
  await keys.press(" ");
  await expect(page.getByText("1 selected", { exact: true })).toBeVisible();
  await keys.press("Tab");
  await expect(page.getByRole("button", { name: "Show more" })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: /^Rows \d+ to \d+ of 60$/ })).toHaveText(
    /to/,
  );

  await page.getByRole("button", { name: `Select all ${MANY} that match` }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const text = await readFile(await (await saved).path(), "utf8");
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(MANY + 1);
  expect(lines[0]).toContain('"Person","E-mail","Workflow","Status"');
  expect(text).toContain(`"'=1+1","${made.id}.p2@acme.example","Card ready","Waiting"`);

  await names.first().focus();
  await keys.press("Enter");
  await expect(page).toHaveURL(/\/runs\/run_/);
});

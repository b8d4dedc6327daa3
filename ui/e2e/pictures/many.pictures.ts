import { adminOf, waitStep, workflow } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { addPeople, startAll } from "./people.ts";
import { pictures } from "./taken.ts";

test.use({ folder: "many" });
test.setTimeout(900_000);

test("many runs at once: the bar, the sheet, and what could not be done", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  await addPeople(admin);
  const made = await workflow(admin, "Laptop ready", [waitStep("Laptop from Jira", 259_200)]);
  const runs = await startAll(admin, made, "waiting");

  await page.goto(`${baton.page}/runs`);
  await page
    .getByRole("checkbox", { name: /, Laptop ready$/ })
    .first()
    .press("Space");
  await expect(page.getByText("1 selected", { exact: true })).toBeVisible();
  await pictures(page, "many-bar");
  await page.getByRole("button", { name: "Select all 3 that match" }).click();
  await page.getByRole("button", { name: "Stop…" }).click();
  await expect(page.getByRole("alertdialog", { name: "Stop 3 runs?" })).toBeVisible();
  await pictures(page, "many-sheet");

  const of = {
    kind: "listed",
    runs: runs.map(({ id }) => ({ run: id, step: made.draft.trigger.id })),
  };
  await admin.post("/runs/act", { act: "skip_step", of, reason: "Was done by hand" });
  await page.goto(`${baton.page}/runs`);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Could not be done" })).toBeVisible();
  await pictures(page, "many-missed");
});

import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, waitStep, workflow } from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { panelOf, saved } from "../support/designer.ts";
import { LONG_NAME, RIGHT_TO_LEFT } from "../support/filled.ts";

test.use({ folder: "matching" });

test("a rule is one sentence with whom the last call is about, and is proposed where calls agree", async ({
  page,
  baton,
}) => {
  test.slow();
  const admin = adminOf(baton, await page.context().cookies());
  for (const [display_name, work_email] of [
    [LONG_NAME, "long@acme.example"],
    [RIGHT_TO_LEFT, "noura@acme.example"],
  ]) {
    await admin.post("/people", { display_name, work_email, job_title: "Head of IT" });
  }
  const made = await workflow(admin, "Laptop ready", [waitStep("Laptop", 86_400)], "draft");
  const wait = made.addresses.find(({ owner }) => owner.kind === "step");
  const secret = await admin.get<Shape<"AddressSecret">>(
    `/addresses/${wait?.id}/secret?form=inside&purpose=copy`,
  );
  const panel = panelOf(page);
  await page.goto(`${baton.page}/workflows/${made.id}`);
  await page.getByRole("button", { name: /^Step 2 of 2, / }).click();
  const verdict = panel.locator(".match-verdict");
  await expect(verdict).toHaveText("No call has come yet. The first one shows whether this fits.");

  // Two calls about others; each names one of them in a field of its own.
  for (const email of ["long@acme.example", "noura@acme.example"]) {
    await call(secret.url, { employee: { email, title: "Head of IT" }, status: "Done" });
  }
  await expect(verdict).toHaveText(/^The last call says nothing there, so it is about nobody\./);
  const proposed = panel.locator(".match-proposal");
  await expect(proposed).toContainText(
    "Each of the last 2 calls fits exactly one person this way:",
  );
  await expect(proposed).toContainText("employee.email");
  await expectAccessible(page, "A rule that is proposed");
  await proposed.getByRole("button", { name: "Use this" }).click();
  await expect(verdict).toContainText("The last call fits 1 person.");
  await expect(verdict.getByRole("link")).toHaveText(RIGHT_TO_LEFT);
  await expect(proposed).toHaveCount(0);
  await saved(page);
  await expectAccessible(page, "A rule that fits one");
  await expectLargeText(page, "A rule that fits one");
  await expectReflow(page, "A rule that fits one");

  // By what several have, it says so.
  await panel.getByRole("button", { name: /^Work email/ }).click();
  await page.getByRole("option", { name: /^Job title/ }).click();
  await expect(verdict).toContainText("The last call fits nobody. It says “noura@acme.example”.");
  await panel.getByRole("button", { name: /^employee\.email/ }).click();
  await page.getByRole("option", { name: /^employee\.title/ }).click();
  await expect(verdict).toContainText(
    "The last call fits 2 people. No run of theirs waits here now, so such a call would move nothing:",
  );
  await expect(verdict.getByRole("link")).toHaveCount(2);

  // What is pretended is judged as a real call would be.
  await proposed.getByRole("button", { name: "Use this" }).click();
  await saved(page);
  await page.getByRole("button", { name: "Try it" }).click();
  await page
    .getByRole("button", { name: /^Start/ })
    .first()
    .click();
  const pretended = page.locator(".pretend").first();
  await expect(pretended).toContainText("A real call with this data fits 1 person.");
  await expectAccessible(page, "A pretended call that is judged");
});

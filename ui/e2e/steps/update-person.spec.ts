import type { Page } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, startAddress, until } from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { choose, goLive, newWorkflow, openAddStep, panelOf, saved } from "../support/designer.ts";

test.use({ folder: "update" });

const ADA = "ada.moves@northwind.example";

/** A further row, in which no detail is chosen yet. */
async function setsOneMore(page: Page, detail: string): Promise<void> {
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Set a detail" }).click();
  await choose(page, panel.getByRole("button", { name: /Detail of the person$/ }).last(), detail);
}

test("a step that updates the person is set up, tried and run, and tells from what to what", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const panel = panelOf(page);
  const drawing = page.getByRole("group", { name: /^Flow/ });
  await newWorkflow(page, baton.page, "Moves");
  await openAddStep(page, "Another tool calls");
  await page.getByRole("dialog").getByText("Update a person", { exact: true }).click();
  await panel.getByLabel("Name", { exact: true }).fill("New department");
  await expect(drawing.getByText("Sets nothing yet")).toBeVisible();

  await setsOneMore(page, "Department");
  await panel.getByRole("textbox", { name: "What “Department” becomes" }).fill("Sales");
  await expect(drawing.getByText("Sets Department to Sales")).toBeVisible();
  await setsOneMore(page, "Status");
  await choose(page, panel.getByRole("button", { name: /What “Status” becomes$/ }), "On leave");
  await setsOneMore(page, "Team");
  await panel.getByRole("button", { name: "More for “Team”" }).click();
  await choose(page, page.getByRole("button", { name: /What is done$/ }), "It is emptied");
  await page.keyboard.press("Escape");
  // A tooltip belongs to the button that has the focus.
  await panel.getByLabel("Name", { exact: true }).focus();
  await expect(drawing.getByText("Sets Department and Status and empties Team")).toBeVisible();
  await saved(page);
  await expectAccessible(page, "Panel, Update a person");
  await expectReflow(page, "Panel, Update a person");
  await expectLargeText(page, "Panel, Update a person");

  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("button", { name: /^Start with / }).click();
  await expect(
    page.getByRole("listitem").filter({ hasText: /Done.*New department/ }),
  ).toBeVisible();
  const flows = await admin.get<Shape<"Page_WorkflowSummary">>("/workflows");
  const id = flows.items.find(({ name }) => name === "Moves")?.id ?? "";
  const runOf = async (kind: string) => {
    const runs = await admin.get<Shape<"RunPage">>(`/runs?workflow=${id}&limit=5${kind}`);
    return runs.items.find(({ status }) => status === "done");
  };
  const tried = await until("the try-out is over", () => runOf("&try_outs=true"));
  await page.getByRole("button", { name: "End the try-out" }).click();
  await goLive(page);
  await page.goto(`${baton.page}/runs/${tried.id}`);
  const would = "Department would be “Sales” now. A try-out changes nobody";
  await expect(page.getByText(would).first()).toBeVisible();

  const ada = await admin.post<Shape<"Person">>("/people", {
    display_name: "Ada Okafor",
    work_email: ADA,
    team: "Data",
    department: "Research",
    status: "active",
    custom: {},
  });
  const made = await admin.get<Shape<"Workflow">>(`/workflows/${id}`);
  await call(await startAddress(admin, made), { emails: [ADA] });
  const run = await until("the run is done", () => runOf(""));

  const now = await admin.get<Shape<"Person">>(`/people/${ada.id}`);
  expect([now.department, now.status, now.team]).toEqual(["Sales", "on_leave", null]);
  await page.goto(`${baton.page}/runs/${run.id}`);
  for (const said of [
    "“New department”: Department is “Sales” now, before that “Research”",
    "“New department”: Status is “On leave” now, before that “Active”",
    "“New department”: Team is empty now, before that “Data”",
  ]) {
    await expect(page.getByText(said).first()).toBeVisible();
  }
  await expectAccessible(page, "Run, a person was updated");
});

test("details are set by keyboard, dates are typed as they are written, and what is wrong is said there", async ({
  page,
  baton,
}) => {
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Dates");
  await openAddStep(page, "Another tool calls");
  await page.getByRole("dialog").getByText("Update a person", { exact: true }).click();
  await panel.getByLabel("Name", { exact: true }).fill("First day");

  await panel.getByRole("button", { name: "Set a detail" }).focus();
  await page.keyboard.press("Enter");
  const which = panel.getByRole("button", { name: /Detail of the person$/ });
  await expect(which).toHaveCount(1);
  await expect(which).toBeFocused();
  await expect(which).toHaveText("Choose a detail");
  const rows = panel.locator(".pairs-wrong");
  await saved(page);
  await expect(rows).toHaveCount(0);
  await panel.getByLabel("Name", { exact: true }).focus();
  await expect(rows).toHaveText("Choose a detail");

  await choose(page, which, "Start date");
  const becomes = panel.getByRole("textbox", { name: "What “Start date” becomes", exact: true });
  await becomes.click();
  await page.keyboard.type("1/2/2027");
  await expect(becomes).toHaveText("1/2/2027");
  await becomes.fill("31.02.2026");
  await panel.getByLabel("Name", { exact: true }).focus();
  const none = "“31.02.2026” is nothing that “Start date” can be. Correct it in “First day”.";
  await expect(rows).toHaveText(none);
  await expect(becomes).toHaveAccessibleDescription(none);

  await setsOneMore(page, "New detail…");
  await page.keyboard.press("Tab");
  await panel.getByLabel("Name", { exact: true }).focus();
  await expect(which.last()).toHaveText("New detail…");
  await expect(panel.getByText("Give the detail a name")).toBeVisible();
  await panel.getByRole("textbox", { name: "Name of the new detail" }).fill("Badge");
  await expect(panel.getByText("Give the detail a name")).toHaveCount(0);
  await expect(panel.getByRole("textbox", { name: "What “Badge” becomes" })).toBeVisible();
});

import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, until } from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { choose, goLive, newBlank, openAddStep, panelOf, saved } from "../support/designer.ts";

test.use({ folder: "person-starts" });

const UPDATE = "Update a person";

test("a workflow starts when a detail of a person changes, and the run says from what to what", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const panel = panelOf(page);
  await newBlank(page, baton.page, "Moves to Sales");
  await page.getByRole("button", { name: /^When a detail of a person changes/ }).click();
  await page.getByRole("button", { name: /^A detail changes/ }).click();
  await choose(page, panel.getByRole("button", { name: /Detail of the person$/ }), "Department");
  await choose(page, panel.getByRole("button", { name: /What it becomes$/ }), "One of these");
  await panel.getByRole("textbox", { name: "These values" }).fill("sales");
  await expect(page.getByText("Department becomes sales").first()).toBeVisible();
  await saved(page);
  await expectAccessible(page, "Panel, a detail changes");
  await expectReflow(page, "Panel, a detail changes");
  await expectLargeText(page, "Panel, a detail changes");

  await openAddStep(page, "A detail changes");
  await page.getByRole("dialog").getByText(UPDATE, { exact: true }).click();
  await panel.getByRole("button", { name: "Set a detail" }).click();
  await choose(page, panel.getByRole("button", { name: /Detail of the person$/ }), "Location");
  await panel.getByRole("textbox", { name: "What “Location” becomes" }).fill("Vienna");
  await saved(page);
  await goLive(page);

  const ada = await admin.post<Shape<"Person">>("/people", {
    ...{ display_name: "Ada Okafor", work_email: "ada.moves@northwind.example" },
    ...{ department: "Research", status: "active", custom: {} },
  });
  await page.goto(`${baton.page}/people/${ada.id}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByLabel("Department", { exact: true }).fill("Sales");
  await page.getByRole("button", { name: "Save", exact: true }).click();

  const flows = await admin.get<Shape<"Page_WorkflowSummary">>("/workflows");
  const id = flows.items.find(({ name }) => name === "Moves to Sales")?.id ?? "";
  const run = await until("the run is done", async () => {
    const runs = await admin.get<Shape<"RunPage">>(`/runs?workflow=${id}&limit=5`);
    return runs.items.find(({ status }) => status === "done");
  });
  expect((await admin.get<Shape<"Person">>(`/people/${ada.id}`)).location).toBe("Vienna");
  await page.goto(`${baton.page}/runs/${run.id}`);
  const why = "Department became “Sales”, before that “Research”, and the run started";
  await expect(page.getByText(why).first()).toBeVisible();
  await expectAccessible(page, "Run, started by a change");
  const all = await admin.get<Shape<"RunPage">>(`/runs?workflow=${id}&limit=5`);
  expect(all.items).toHaveLength(1);
});

test("a workflow starts when a person is added, and its start can be another later", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const panel = panelOf(page);
  await newBlank(page, baton.page, "Greets");
  await page.getByRole("button", { name: /^When another tool calls/ }).click();
  await page.getByRole("button", { name: /^Another tool calls/ }).click();
  await choose(page, panel.getByRole("button", { name: /It starts$/ }), "When a person is added");
  await expect(panel.getByText(/While the workflow is off, nothing is started/)).toBeVisible();
  await expect(panel.getByLabel("Name", { exact: true })).toHaveValue("A person is added");
  await openAddStep(page, "A person is added");
  await page.getByRole("dialog").getByText(UPDATE, { exact: true }).click();
  await panel.getByRole("button", { name: "Set a detail" }).click();
  await choose(page, panel.getByRole("button", { name: /Detail of the person$/ }), "Team");
  await panel.getByRole("textbox", { name: "What “Team” becomes" }).fill("New");
  await saved(page);
  await goLive(page);

  const ben = await admin.post<Shape<"Person">>("/people", {
    ...{ display_name: "Ben Adler", work_email: "ben.new@northwind.example" },
    ...{ status: "active", custom: {} },
  });
  await until("the run has set it", async () => {
    const now = await admin.get<Shape<"Person">>(`/people/${ben.id}`);
    return now.team === "New";
  });
  await page.goto(`${baton.page}/people/${ben.id}`);
  await page
    .getByRole("link", { name: /Greets/ })
    .first()
    .click();
  await expect(page.getByText("The person was added, and the run started").first()).toBeVisible();
});

test("a workflow starts when a person starts, and another when they leave", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const panel = panelOf(page);
  for (const [when, name, location] of [
    ["When a person starts", "A person starts", "Office"],
    ["When a person leaves", "A person leaves", "Gone"],
  ] as const) {
    await newBlank(page, baton.page, name);
    await page.getByRole("button", { name: new RegExp(`^${when}`) }).click();
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await expect(panel.getByText(/Baton does not change the status by the/)).toBeVisible();
    await openAddStep(page, name);
    await page.getByRole("dialog").getByText(UPDATE, { exact: true }).click();
    await panel.getByRole("button", { name: "Set a detail" }).click();
    await choose(page, panel.getByRole("button", { name: /Detail of the person$/ }), "Location");
    await panel.getByRole("textbox", { name: "What “Location” becomes" }).fill(location);
    await saved(page);
    await goLive(page);
  }
  const cai = await admin.post<Shape<"Person">>("/people", {
    ...{ display_name: "Cai Morgan", work_email: "cai.starts@northwind.example" },
    ...{ status: "before_start", custom: {} },
  });
  for (const [status, location] of [
    ["active", "Office"],
    ["left", "Gone"],
  ] as const) {
    await admin.patch(`/people/${cai.id}`, { status });
    await until(`they are ${location}`, async () => {
      const now = await admin.get<Shape<"Person">>(`/people/${cai.id}`);
      return now.location === location;
    });
  }
  const runs = await admin.get<Shape<"RunPage">>(`/runs?person=${cai.id}&limit=9`);
  const names = runs.items.map(({ workflow }) => workflow.name);
  expect(names.filter((name) => name.startsWith("A person")).sort()).toEqual([
    "A person leaves",
    "A person starts",
  ]);
});

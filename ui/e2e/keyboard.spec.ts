import { expectAccessible } from "./support/baton.ts";
import { newWorkflow } from "./support/designer.ts";
import { expect, test } from "./support/filled.ts";
import { type Keyboard, keyboardOf } from "./support/keyboard.ts";

test.use({
  folder: "filled",
  permissions: ["clipboard-read", "clipboard-write"],
  // A picture of the page at every key would take most of the time.
  trace: "off",
});

/** What follows the part of a step that is over: in it, or in What happened. */
const AFTER_THE_STEP = /^(Copy for IT|Sent and received|All)$/;

/** Opens a ⋯ menu and does one thing of it. */
async function choose(keys: Keyboard, menu: string | RegExp, entry: string | RegExp) {
  await keys.enter(menu);
  await keys.enter(entry, "ArrowDown");
}

test("workflows: create, export, turn off and on, delete and bring back", async ({
  page,
  baton,
  filled,
}) => {
  expect(filled.onboarding.state).toBe("live");
  const keys = keyboardOf(page);
  await page.goto(`${baton.page}/workflows`);
  await expect(page.getByRole("link", { name: "New-hire onboarding" })).toBeVisible();
  await keys.press("Tab");
  await keys.rests("Skip to content");
  await keys.press("Enter");
  await keys.rests("content");

  await keys.enter("New workflow");
  await keys.rests("Name");
  await keys.press("Escape");
  await keys.rests("New workflow");
  await keys.press("Enter");
  await keys.press("Enter");
  await expect(page.getByText("Give it a name.")).toBeVisible();
  await keys.rests("Name");
  await keys.type("Made by keys");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Made by keys" })).toBeVisible();
  await keys.rests("content");
  await keys.enter("Workflows", "Shift+Tab");
  await keys.rests("content");

  await choose(keys, "More for Leaver checklist", "Export…");
  const download = page.waitForEvent("download");
  await keys.enter("Export");
  await download;
  await keys.rests("More for Leaver checklist");
  await choose(keys, "More for Leaver checklist", "Turn off…");
  await keys.enter("Turn off");
  await keys.rests("More for Leaver checklist");
  await choose(keys, "More for Leaver checklist", "Turn on…");
  await keys.enter("Turn on");
  await keys.rests("More for Leaver checklist");

  await choose(keys, "More for Made by keys", "Delete…");
  await keys.enter("Delete workflow");
  await expect(page.getByRole("link", { name: "Made by keys" })).toHaveCount(0);
  await keys.rests("New-hire onboarding");
  await keys.enter("Undo");
  await expect(page.getByRole("link", { name: "Made by keys" })).toBeVisible();
  await keys.rests("Help");
});

test("runs: filter, search, clear, open one", async ({ page, baton, filled }) => {
  expect(filled.leaver.state).toBe("live");
  const keys = keyboardOf(page);
  await page.goto(`${baton.page}/runs`);
  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeVisible();
  await keys.goTo("Person, workflow or step");
  await keys.type("zzz");
  await expect(page.getByRole("heading", { name: "No runs match" })).toBeVisible();
  await keys.enter("Clear filters");
  await expect(page.getByRole("heading", { name: "No runs match" })).toHaveCount(0);
  await keys.rests("Real");
  await keys.goTo("All workflows Workflow", "Shift+Tab");
  await keys.press("Enter");
  await keys.enter("Leaver checklist", "ArrowDown");
  await keys.goTo(/^Needs you \d+$/);
  await keys.press("Space");
  await expect(page).toHaveURL(/status=needs_you/);
  await keys.press("ArrowRight");
  await keys.press("ArrowLeft");
  await keys.press("Space");
  await keys.goTo("Clear filters", "Shift+Tab");
  await keys.press("Enter");
  await expect(page).toHaveURL(`${baton.page}/runs`);
  await keys.rests("Real");
  // The rows are one tab stop behind the tick for all of them.
  await keys.goTo("Select all rows that are shown");
  await keys.press("Tab");
  await keys.goTo("Maria Lopez", "ArrowDown");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Maria Lopez" })).toBeVisible();
  await keys.rests("content");
  await keys.enter("Runs", "Shift+Tab");
  await keys.rests("content");
  await keys.goTo("Select all rows that are shown");
  await keys.press("Tab");
  await keys.goTo("Amara Okafor", "ArrowDown");
  await keys.press("ArrowRight");
  await choose(keys, "More for Amara Okafor", "All runs of this person");
  await keys.rests("content");
});

test("a run: the flow, a try, skip, mark as received, send again, stop", async ({
  page,
  baton,
  filled,
}) => {
  const keys = keyboardOf(page);
  const open = async (name: string) => {
    const { id } = await filled.runOf(name);
    await page.goto(`${baton.page}/runs/${id}`);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByRole("heading", { name: "What happened" })).toBeVisible();
  };
  await open("Maria Lopez");
  await keys.goTo(/^Step \d of/);
  await keys.press("ArrowUp");
  await keys.press("ArrowDown");
  await keys.goTo(/Create Okta user/, "ArrowUp");
  await keys.press("Enter");
  await page.reload();
  await expect(page.getByRole("heading", { name: "What happened" })).toBeVisible();
  await keys.enter(/^Try 1/, "Shift+Tab");
  await expect(page.getByText("What we sent")).toBeVisible();
  await keys.press("Enter");
  await keys.goTo("Sent and received");
  await keys.press("ArrowLeft");
  await keys.press("Space");
  await keys.enter("Send again", "Shift+Tab");
  await keys.enter(/^Send again as a new message/, "ArrowDown");
  await keys.rests(/^Why/);
  await keys.press("Enter");
  await expect(page.getByText("Say in a few words why.")).toBeVisible();
  await keys.type("Okta lost it");
  await keys.press("Enter");
  await expect(page.getByText(/is sent again for/)).toBeVisible();
  await keys.rests(/^(Send again|Copy for IT)$/);
  await keys.goTo("Close", "Shift+Tab");
  await keys.press("Enter");
  await keys.rests("Problems");

  await open("Maria Lopez");
  await keys.enter("Skip step…", "Shift+Tab");
  await keys.rests(/^Why/);
  await keys.press("Escape");
  await keys.rests("Skip step…");
  await keys.press("Enter");
  await keys.type("Handed over in person");
  await keys.press("Enter");
  await expect(page.getByText(/is skipped for/)).toBeVisible();
  await keys.rests(AFTER_THE_STEP);

  await open("Amara Okafor");
  await keys.enter("Mark as received…", "Shift+Tab");
  await keys.type("IT said so");
  await keys.press("Enter");
  await expect(page.getByText(/is marked as received for/)).toBeVisible();
  await keys.rests(AFTER_THE_STEP);

  await open("Oleksandr Bondar");
  await keys.enter("Stop run…");
  await keys.type("Wrong person");
  await keys.press("Enter");
  await expect(page.getByText(/is stopped/)).toBeVisible();
  await keys.rests("More");
});

test("problems: open one, add the person, ignore, send again", async ({ page, baton, filled }) => {
  expect(filled.leaver.state).toBe("live");
  const keys = keyboardOf(page);
  await page.goto(`${baton.page}/problems`);
  await expect(page.getByRole("list").getByText("max.unknown@acme.example").first()).toBeVisible();
  await keys.enter(/^All kinds/);
  await keys.press("ArrowDown");
  await keys.press("Escape");
  const lines = page.locator(".problem");
  const before = await lines.count();
  await keys.enter(/^Show what to do about it: A call came in for someone/);
  await keys.press("Enter");
  await keys.goTo("Add this person…", "Shift+Tab");
  await keys.press("Enter");
  await keys.rests(/^Name/);
  await keys.press("Escape");
  await keys.rests("Add this person…");
  await keys.press("Enter");
  await keys.press("Enter");
  await expect(lines).toHaveCount(before - 1);
  // The next problem takes the place of the solved one.
  await keys.restsIn(".problem");
  await keys.enter(/^Show what to do about it: A call/);
  await keys.enter("Ignore…");
  await keys.rests(/^Why/);
  await keys.type("A test of IT");
  await keys.press("Enter");
  await expect(lines).toHaveCount(before - 2);
  await keys.restsIn(".problem");
  await keys.enter("Solved", "Shift+Tab");
  await expect(page).toHaveURL(/state=solved/);
  await keys.rests("Solved");
});

test("people: add, search, clear, edit", async ({ page, baton, filled }) => {
  expect(filled.leaver.state).toBe("live");
  const keys = keyboardOf(page);
  await page.goto(`${baton.page}/people`);
  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeVisible();
  await keys.enter("Add a person");
  await keys.rests(/^Name/);
  await keys.press("Enter");
  await keys.rests(/^Name/);
  await keys.type("Keyla Board");
  await keys.press("Tab");
  await keys.type("keyla@northwind.example");
  await keys.goTo("Manager");
  await keys.goTo("Add person");
  await keys.press("Enter");
  await expect(page.getByText("Keyla Board is added.")).toBeVisible();
  await keys.rests("Add a person");
  await keys.goTo("Name or work email");
  await keys.type("zzzz");
  await expect(page.getByRole("heading", { name: "No people match" })).toBeVisible();
  await keys.enter("Clear the filters");
  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeVisible();
  await keys.goTo("Name or work email", "Shift+Tab");
  await keys.type("Keyla");
  // Whoever goes on before the answer is there stands in a list that is about to go.
  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeHidden();
  await keys.enter("Keyla Board");
  await expect(page.getByRole("heading", { level: 1, name: "Keyla Board" })).toBeVisible();
  await keys.rests("content");
  await keys.enter("Edit");
  await keys.goTo("Department");
  await keys.type("Keys");
  await keys.press("Enter");
  await expect(page.getByText("Keyla Board is saved.")).toBeVisible();
  await keys.rests("Edit");
});

test("connections: open, replace the token, stop, rename, delete", async ({
  page,
  baton,
  filled,
}) => {
  expect(filled.leaver.state).toBe("live");
  const keys = keyboardOf(page);
  await page.goto(`${baton.page}/connections`);
  await expect(page.getByRole("link", { name: "Learning system" })).toBeVisible();
  await keys.enter("Learning system");
  await expect(page.getByRole("heading", { level: 1, name: "Learning system" })).toBeVisible();
  await keys.rests("content");
  await keys.enter("Send a token separately…");
  await keys.rests(/^Send a token separately to/);
  await keys.goTo(/^As a bearer token/);
  await keys.press("ArrowDown");
  await keys.press("ArrowUp");
  await keys.goTo("Token");
  await keys.type("new-token");
  await keys.press("Enter");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await keys.rests("Replace token…");
  await keys.enter(/^Take back: Send without/);
  await expect(page.getByText(/^Permission removed/).first()).toBeVisible();
  await keys.rests(/^Take back: Send to/);

  await keys.goTo("More for Learning system", "Shift+Tab");
  await choose(keys, "More for Learning system", "Rename");
  await keys.rests("Name");
  await keys.press("Control+a");
  await keys.type("Learning tool");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Learning tool" })).toBeVisible();
  await keys.rests("More for Learning tool");
  await choose(keys, "More for Learning tool", /^Stop sending/);
  await expect(page.getByText("Nothing is sent there now.")).toBeVisible();
  await keys.enter("Resume sending", "Shift+Tab");
  await expect(page.getByText("Baton sends there again.")).toBeVisible();
  await keys.rests("More for Learning tool");
  await choose(keys, "More for Learning tool", /^Delete…/);
  await keys.enter("Delete connection");
  await expect(page.getByRole("link", { name: "Learning tool" })).toHaveCount(0);
  await keys.rests("content");
});

test("settings: theme, company, base address", async ({ page, baton, filled }) => {
  expect(filled.leaver.state).toBe("live");
  const keys = keyboardOf(page);
  await page.goto(`${baton.page}/settings`);
  await expect(page.getByRole("heading", { name: "General" })).toBeVisible();
  await keys.enter("Addresses");
  await keys.goTo(/^Like the system/, "Shift+Tab");
  await keys.press("ArrowDown");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await keys.press("ArrowUp");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);
  await keys.goTo("Company name");
  await keys.type("Northwind");
  await keys.enter("Add a detail");
  await keys.rests("Name of detail 1");
  await keys.type("Cost centre");
  await keys.press("Tab");
  await keys.type("4711");
  await keys.goTo("Save");
  await keys.press("Enter");
  await expect(page.getByText(/^Saved. Steps/)).toBeVisible();
  await keys.rests(/Time zone$/);
  await keys.goTo("Remove Cost centre", "Shift+Tab");
  await keys.press("Enter");
  await keys.rests("Add a detail");
  await keys.goTo("Public base address");
  await keys.type("https://baton.northwind.example");
  await keys.press("Enter");
  await expect(page.getByText(/base address is saved/)).toBeVisible();
  const tell = page.getByRole("dialog", { name: "Who must be told" });
  await expect(tell.getByText(/^Last call: /).first()).toBeVisible();
  await expectAccessible(page, "Who must be told");
  await keys.press("Escape");
  await keys.rests("Public base address");
  await keys.press("Control+a");
  await keys.press("Delete");
  await keys.goTo("Save");
  await keys.press("Enter");
  await expect(page.getByText(/base address is removed/)).toBeVisible();
  await expect(tell).toBeVisible();
  await keys.press("Escape");
  await keys.rests(/^This computer only|^Computers on this network/);
});

test("designer: go live and copy an address", async ({ page, baton, filled }) => {
  expect(filled.leaver.state).toBe("live");
  const keys = keyboardOf(page);
  await page.goto(`${baton.page}/workflows`);
  await expect(page.getByRole("link", { name: /^Probation ends/ })).toBeVisible();
  await keys.enter(/^Probation ends/);
  await keys.rests("content");
  await keys.goTo("Go live…", "Shift+Tab");
  await keys.press("Enter");
  await keys.enter("Go live");
  await expect(page.getByText("Version 1 is live.")).toBeVisible();
  await keys.rests("Go live…");
  await keys.goTo(/^Step 1 of/);
  await keys.press("Enter");
  await keys.rests(/^Starts when/);
  // The settings come once the rest is on screen: who presses Tab sees them first.
  await expect(page.locator(".panel-scroll .section").first()).toBeVisible();
  await keys.enter("Copy address");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("/in/");
});

test("designer: a workflow with splits in each other, built without a pointer", async ({
  page,
  baton,
  filled,
}) => {
  expect(filled.leaver.state).toBe("live");
  const keys = keyboardOf(page);
  await newWorkflow(page, baton.page, "Built by keys");
  const chosen = async (kind: string) => {
    await keys.type(kind);
    await keys.press("Enter");
    await keys.rests(kind);
    // The settings come once the rest is on screen: who presses Tab sees them first.
    await expect(page.locator(".panel-scroll .section").first()).toBeVisible();
  };
  const toCard = async (name: RegExp) => {
    await keys.press("Escape");
    await keys.rests(name);
  };
  await keys.goTo("More steps", "Shift+Tab");
  await keys.press("Enter");
  await keys.rests("Find a step");
  await chosen("At the same time");
  await keys.goTo("Name of path 1");
  await keys.press("Control+a");
  await keys.type("Laptop");
  await keys.goTo("Name of path 2");
  await keys.press("Control+a");
  await keys.type("Access");
  await keys.press("Alt+ArrowUp");
  await keys.rests("Name of path 1");
  await keys.enter("Add a path");
  await keys.rests("Name of path 3");
  await keys.enter("More for Path 3", "Tab");
  await keys.enter("Delete", "ArrowDown");
  await keys.goTo(/^When all paths are done/);
  await keys.press("ArrowDown");
  await keys.press("ArrowUp");
  await toCard(/, At the same time, 2 paths/);

  await keys.press("ArrowDown");
  await keys.rests("Access, No steps");
  await keys.press("ArrowRight");
  await keys.rests("Laptop, No steps");
  await keys.press("Enter");
  await keys.rests("Find a step");
  await chosen("Choose a path");
  await toCard(/, Choose a path, /);
  await keys.press("ArrowDown");
  await keys.rests(/^Path 1, .*[Nn]o steps/);
  await keys.press("a");
  await chosen("Wait for another tool");
  await toCard(/, Wait for another tool, Wait for another tool, /);

  await keys.press("Alt+ArrowRight");
  await keys.rests(/, Wait for another tool, Wait for another tool, /);
  await expect(page.getByText(/to path Otherwise/)).toHaveCount(1);
  await keys.press("Alt+ArrowUp");
  await expect(page.getByText(/to path Laptop/)).toHaveCount(1);
  await keys.press("Alt+ArrowLeft");
  await expect(page.getByText(/to path Access/)).toHaveCount(1);
  await keys.rests(/, Wait for another tool, Wait for another tool, /);
  await keys.press("Space");
  await keys.rests(/^Access, 1 step/);
  await keys.press("Space");
  await keys.press("ArrowDown");
  await keys.rests(/, Wait for another tool, Wait for another tool, /);

  await keys.goTo(/, At the same time, 2 paths/, "ArrowUp");
  await keys.press("Delete");
  await keys.press("ArrowDown");
  await keys.press("ArrowUp");
  await keys.press("Enter");
  await keys.rests(/, Wait for another tool, Wait for another tool, /);
  await keys.press("Control+z");
  await keys.goTo(/, At the same time, 2 paths/, "ArrowUp");
});

test("the keys pass the drawing of a run", async ({ page, baton, filled }) => {
  const keys = keyboardOf(page);
  const { id } = await filled.runOf("Noor Haddad");
  await page.goto(`${baton.page}/runs/${id}`);
  await expect(page.getByRole("heading", { name: "What happened" })).toBeVisible();
  await keys.goTo(/^Step \d of/);
  for (const size of ["Smaller", /%$/, "Larger", "Fit"]) {
    await keys.press("Tab");
    expect(await keys.name()).toMatch(size);
  }
});

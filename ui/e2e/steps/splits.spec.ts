import type { Locator, Page } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, callStep, waitStep, workflow } from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { addWaitStep, newWorkflow, panelOf, saved } from "../support/designer.ts";
import { choose, nested, together } from "../support/splits.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const DAY_S = 86_400;

const drawing = (page: Page): Locator => page.getByRole("group", { name: /^Flow/ });
const card = (page: Page, name: string): Locator =>
  drawing(page).getByRole("button", { name: new RegExp(`^Step \\d+ of \\d+, [^,]+, ${name}, `) });
const said = (page: Page): Locator => page.locator("p[role=status].hide").last();

/** Adds a kind at the first (+) of an empty path, after a step, or to a blank page. */
async function add(page: Page, spot: string, kind: string): Promise<void> {
  await page.getByRole("button", { name: spot, exact: true }).click();
  await page.getByRole("dialog").getByText(kind, { exact: true }).click();
}

test("a split is added with two paths, which are named, ordered and deleted in its panel", async ({
  page,
  baton,
}) => {
  await newWorkflow(page, baton.page, "Paths");
  await add(page, "More steps", "At the same time");
  const panel = panelOf(page);
  const names = panel.getByRole("textbox", { name: /^Name of path/ });
  await expect(names).toHaveCount(2);
  await expect(drawing(page).getByRole("button", { name: "Path 1, No steps" })).toBeVisible();

  await names.first().fill("Laptop");
  await names.last().fill("Access");
  await panel.getByRole("button", { name: "Add a path" }).click();
  await expect(names).toHaveCount(3);
  await expect(names.last()).toBeFocused();
  await page.keyboard.type("Payroll");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(names.nth(1)).toHaveValue("Payroll");
  await expect(names.nth(1)).toBeFocused();
  await expectAccessible(page, "Panel, At the same time");

  await add(page, "Add a step in path Laptop", "Wait for another tool");
  await panel.getByLabel("Name", { exact: true }).fill("Laptop ready");
  await card(page, "At the same time").click();
  await panel.getByRole("button", { name: "More for Laptop" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question.getByText("What becomes of its step?")).toBeVisible();
  await expectAccessible(page, "Question, delete a path");
  await question.getByText("To the end of “Access”").click();
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(names).toHaveCount(2);
  await expect(card(page, "Laptop ready")).toBeVisible();

  await panel.getByText("When the first path is done").click();
  await expect(panel.getByText("Messages that were not tried yet are not sent.")).toBeVisible();
  await expect(drawing(page).getByText("Go on when the first is done")).toBeVisible();
  await saved(page);
  await page.reload();
  await card(page, "At the same time").click();
  await expect(panel.getByRole("radio", { name: /^When the first path is done/ })).toBeChecked();
});

test("splits lie in each other, four deep, and every part of them is reached by keys", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const plain = (name: string) => waitStep(name, 3 * DAY_S);
  const { id } = await workflow(admin, "Nested", nested(4, plain), "draft");
  await page.goto(`${baton.page}/workflows/${id}`);
  await expect(card(page, "First")).toBeVisible();
  await expectAccessible(page, "Designer, four splits deep");

  await card(page, "Another tool calls").focus();
  const reached = new Set<string>();
  for (let keys = 0; keys < 400; keys += 1) {
    const name = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    if (!name || (reached.has(name) && name.includes("End"))) break;
    const isShut = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-expanded") === "false",
    );
    if (isShut && !reached.has(name)) await page.keyboard.press("Enter");
    if (reached.has(name) && keys > reached.size + 20) break;
    reached.add(name);
    await page.keyboard.press("ArrowDown");
  }
  const deepest = [...reached].filter((name) => /, Last l{4}, /.test(name));
  expect(deepest, [...reached].join("\n")).toHaveLength(1);

  await expectReflow(page, "Designer, four splits deep");
  await expectLargeText(page, "Designer, four splits deep");
});

test("a step goes into, across and out of paths, by keys and by pointer", async ({
  page,
  baton,
}) => {
  await newWorkflow(page, baton.page, "Moving");
  await addWaitStep(page, "Another tool calls", "Moves");
  await add(page, "Add a step after Moves", "At the same time");
  await expect(card(page, "At the same time")).toBeVisible();
  await card(page, "Moves").focus();

  await page.keyboard.press("Alt+ArrowDown");
  await expect(said(page)).toHaveText("Moved Moves to path Path 1. Now step 3 of 3.");
  await expect(card(page, "Moves")).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(said(page)).toHaveText("Moved Moves to path Path 2. Now step 3 of 3.");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(said(page)).toHaveText("Moved Moves. Now step 3 of 3.");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(card(page, "Moves")).toHaveAccessibleName(/^Step 2 of 3/);

  await page.getByRole("button", { name: "More for Moves" }).click();
  await page.getByRole("menuitem", { name: "Move to…" }).click();
  await page.getByRole("option", { name: "First in path Path 2" }).click();
  await expect(card(page, "Moves")).toHaveAccessibleName(/^Step 3 of 3/);
  await page.keyboard.press("Control+z");

  const spot = page.getByRole("button", { name: "Add a step in path Path 2" });
  const [from, to] = [await card(page, "Moves").boundingBox(), await spot.boundingBox()];
  if (!from || !to) throw new Error("the step and the path are in view");
  await page.mouse.move(from.x + 60, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(said(page)).toHaveText("Moved Moves to path Path 2. Now step 3 of 3.");

  await card(page, "At the same time").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(said(page), "there is nothing above it").toHaveText(/to path Path 2/);
});

test("a split that is deleted leaves the steps one wants, and its copy has ids of its own", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const steps = [
    together("Both", {
      Laptop: [waitStep("Laptop ready", 3 * DAY_S)],
      Access: [choose("Which", { Engineering: [callStep("GitHub", null)] }, [])],
    }),
    callStep("Tell HR", null),
  ];
  const { id } = await workflow(admin, "Deleted and copied", steps, "draft");
  await page.goto(`${baton.page}/workflows/${id}`);
  await card(page, "Both").focus();
  await page.keyboard.press("Control+c");
  await expect(page.getByText("Copied “Both”.")).toBeVisible();
  await card(page, "Tell HR").focus();
  await page.keyboard.press("Control+v");
  await expect(card(page, "Both \\(copy\\)")).toBeFocused();
  await saved(page);
  const { draft } = await admin.get<Shape<"Workflow">>(`/workflows/${id}`);
  const ids = JSON.stringify(draft).match(/"id":"step_\w+"/g) ?? [];
  expect(new Set(ids).size, "no id is there twice").toBe(ids.length);

  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect(card(page, "Both")).toBeFocused();
  await page.keyboard.press("Delete");
  const question = page.getByRole("alertdialog");
  await expect(question.getByText("Which of its steps stay in the flow?")).toBeVisible();
  await expect(question.getByRole("radio", { name: /^Laptop/ })).toBeFocused();
  await expectAccessible(page, "Question, delete a split");
  await page.keyboard.press("Enter");
  await expect(card(page, "Both")).toHaveCount(0);
  await expect(card(page, "Laptop ready").first()).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(card(page, "Both")).toBeVisible();
});

test("many paths are lines of a list of which one is open, and a path is folded", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const paths = ["Engineering", "Sales", "Legal", "Support"].map((name) => [
    name,
    [callStep(`Tell ${name}`, null)],
  ]);
  const steps = [
    choose("Which", Object.fromEntries(paths), []),
    together("Both", { One: [waitStep("First", DAY_S), waitStep("Second", DAY_S)], Two: [] }),
  ];
  const { id } = await workflow(admin, "Many paths", steps, "draft");
  await page.goto(`${baton.page}/workflows/${id}`);
  const row = (name: string) =>
    drawing(page).getByRole("button", { name: new RegExp(`^${name}, if Department is ${name}`) });
  await expect(row("Engineering")).toHaveAttribute("aria-expanded", "true");
  await expect(card(page, "Tell Engineering")).toBeVisible();
  await row("Legal").click();
  await expect(row("Engineering")).toHaveAttribute("aria-expanded", "false");
  await expect(card(page, "Tell Engineering")).toHaveCount(0);
  await expect(card(page, "Tell Legal")).toBeVisible();
  await expectAccessible(page, "Designer, paths as a list");
  await page.getByRole("row", { name: "2.4 Tell Support" }).click();
  await expect(card(page, "Tell Support")).toBeVisible();

  await drawing(page).getByRole("button", { name: "Fold path One" }).click();
  const folded = drawing(page).getByRole("button", { name: /^One, 2 steps inside/ });
  await expect(folded).toBeVisible();
  await folded.focus();
  await page.keyboard.press("Space");
  await expect(card(page, "First")).toBeFocused();
});

test("the Steps list tells of empty paths and puts a step there", async ({ page, baton }) => {
  await newWorkflow(page, baton.page, "By the list");
  await add(page, "More steps", "At the same time");
  const list = page.getByRole("treegrid", { name: "Steps" });
  await expect(list.getByRole("row", { name: "Path 2" })).toBeVisible();
  await list.getByRole("row", { name: "No steps" }).last().click();
  await page.keyboard.press("Enter");
  await page.keyboard.type("wait for another");
  await page.keyboard.press("Enter");
  await expect(list.getByRole("row", { name: "2.1 Wait for another tool" })).toBeVisible();
  await expect(list.getByRole("row", { name: "No steps" })).toHaveCount(1);
  await list.getByRole("row", { name: "2.1 Wait for another tool" }).focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(said(page)).toHaveText(/to path Path 1/);
});

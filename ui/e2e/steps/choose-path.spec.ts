import type { Locator, Page } from "@playwright/test";
import { adminOf, workflow } from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { newWorkflow, openAddStep, panelOf, saved } from "../support/designer.ts";
import { keyboardOf } from "../support/keyboard.ts";

test.use({ folder: "choose-path" });

const PEOPLE = [
  ["Nora Quist", "Engineering", "Berlin"],
  ["Max Gruber", "Engineering", "Rome"],
  ["Li Na", "Platform", "Berlin"],
  ["Sam Okafor", "Sales", "Rome"],
] as const;

/** Opens a draft with a choice that has one path without a condition. */
async function withChoice(page: Page, address: string, name: string): Promise<Locator> {
  await newWorkflow(page, address, name);
  await openAddStep(page, "Another tool calls");
  await page.getByRole("dialog").getByText("Choose a path", { exact: true }).click();
  const panel = panelOf(page);
  await expect(panel.getByRole("heading", { level: 2, name: "Choose a path" })).toBeVisible();
  return panel;
}

async function pickDetail(page: Page, button: Locator, detail: string): Promise<void> {
  await button.click();
  const picker = page.getByRole("menu", { name: "Insert a detail" });
  await picker
    .getByRole("menuitem", { name: new RegExp(`^${detail}\\b`) })
    .first()
    .click();
}

async function addValue(page: Page, panel: Locator, detail: string, value: RegExp): Promise<void> {
  await panel.getByRole("button", { name: `Add a value for ${detail}` }).click();
  await page.getByRole("menuitem", { name: value }).click();
}

test("a path is taken by conditions in words, and who would take it is counted", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  for (const [display_name, department, location] of PEOPLE) {
    await admin.post("/people", { display_name, department, location });
  }
  const panel = await withChoice(page, baton.page, "Who gets which laptop");
  await panel.getByLabel("Name of path 1").fill("Engineering");

  await pickDetail(page, panel.getByRole("button", { name: "Add a condition" }), "Department");
  await addValue(page, panel, "Department", /^Engineering\b.*2 people/);
  await addValue(page, panel, "Department", /^Platform\b.*1 person/);
  await expect(panel.getByText("if Department is Engineering or Platform.")).toBeVisible();
  await expect(panel.getByText("If Department is empty, that part is not true.")).toBeVisible();
  await expect(panel.getByText(/\(sample\):.*because Department is/)).toBeVisible();
  await expect(panel.getByText(/3 of 4 people/)).toBeVisible();
  await panel.getByRole("button", { name: "Show who takes Engineering" }).click();
  const people = page.getByRole("dialog", { name: "Who would take “Engineering” today" });
  await expect(people.getByRole("listitem")).toHaveText(["Nora Quist", "Max Gruber", "Li Na"]);
  await people.getByRole("button", { name: "Close" }).click();

  await panel.getByRole("button", { name: "Add a path" }).click();
  await panel.getByLabel("Name of path 2").fill("Berlin engineers");
  const second = panel.getByRole("region", { name: "Berlin engineers" });
  await pickDetail(page, second.getByRole("button", { name: "Add a condition" }), "Department");
  await addValue(page, second, "Department", /^Engineering\b/);
  await pickDetail(page, second.getByRole("button", { name: "and…" }), "Location");
  await addValue(page, second, "Location", /^Berlin\b/);
  await saved(page);
  const check = second.getByText(/Nobody can take it: “Engineering” before it/);
  await expect(check).toBeVisible();
  await expectAccessible(page, "Choose a path");
  await expectLargeText(page, "Choose a path");
  await second.getByRole("button", { name: "Move up" }).click();
  await expect(check).toHaveCount(0);
  await expect(panel.getByRole("region").first()).toHaveAccessibleName("Berlin engineers");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectReflow(page, "Choose a path, 320 px");
});

test("a condition is built by keys alone, and paths change their order", async ({
  page,
  baton,
  signedIn,
}) => {
  test.setTimeout(120_000);
  const path = (id: string, name: string) => ({
    id: `step_${id}`,
    name,
    when: { mode: "all" as const, tests: [] },
    steps: [],
  });
  const made = await workflow(
    adminOf(baton, signedIn.cookies),
    "By keys",
    [
      {
        id: "step_choice",
        name: "Which way",
        action: {
          kind: "choose_path",
          paths: [path("p1", "First"), path("p2", "Second")],
          otherwise: [],
        },
      },
    ],
    "draft",
  );
  await page.goto(`${baton.page}/workflows/${made.id}`);
  const split = page
    .getByRole("group", { name: /^Flow/ })
    .getByRole("button", { name: /Which way/ });
  await split.first().click();
  const panel = panelOf(page);
  const keys = keyboardOf(page);

  await panel.getByRole("button", { name: "Add a condition" }).first().focus();
  await keys.press("Enter");
  await keys.type("Start date");
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await keys.goTo(/^How Start date is compared/, "Shift+Tab");
  await keys.press("Enter");
  await page.getByRole("menuitemradio", { name: "is in the next" }).focus();
  await keys.press("Enter");
  await keys.goTo("Days for Start date");
  await keys.type("14");
  await expect(panel.getByText("if Start date is in the next 14 days.")).toBeVisible();

  await panel
    .getByRole("button", { name: /^First/ })
    .first()
    .focus();
  await keys.press("Alt+ArrowDown");
  await expect(panel.getByRole("region").first()).toHaveAccessibleName("Second");
  await keys.press("Alt+ArrowUp");
  await expect(panel.getByRole("region").first()).toHaveAccessibleName("First");
});

test("a path is dragged before another one, and Escape leaves it where it was", async ({
  page,
  baton,
  signedIn,
}) => {
  const when = { mode: "all" as const, tests: [] };
  const paths = ["One", "Two", "Three"].map((name, index) => ({
    id: `step_g${index}`,
    name,
    when,
    steps: [],
  }));
  const made = await workflow(
    adminOf(baton, signedIn.cookies),
    "Dragged",
    [{ id: "step_g", name: "Which way", action: { kind: "choose_path", paths, otherwise: [] } }],
    "draft",
  );
  await page.goto(`${baton.page}/workflows/${made.id}`);
  const flow = page.getByRole("group", { name: /^Flow/ });
  await flow
    .getByRole("button", { name: /Which way/ })
    .first()
    .click();
  const panel = panelOf(page);
  for (const name of ["One", "Two", "Three"]) {
    const head = panel.getByRole("button", { name: new RegExp(`^${name}`) });
    await head.click();
    await expect(head).toHaveAttribute("aria-expanded", "false");
  }
  const drag = async (end: () => Promise<void>) => {
    const grip = await panel.locator(".path-grip").last().boundingBox();
    const first = await panel.getByRole("region", { name: "One" }).boundingBox();
    if (!grip || !first) throw new Error("the paths are not on the page");
    await page.mouse.move(grip.x + 5, grip.y + 10);
    await page.mouse.down();
    await page.mouse.move(grip.x + 5, grip.y - 20, { steps: 4 });
    await page.mouse.move(first.x + 40, first.y + 10, { steps: 4 });
    await end();
  };
  const order = () => panel.locator("[data-path] bdi").allTextContents();

  await drag(() => page.keyboard.press("Escape"));
  await page.mouse.up();
  await expect.poll(order).toEqual(["One", "Two", "Three"]);
  await drag(() => page.mouse.up());
  await expect.poll(order).toEqual(["Three", "One", "Two"]);
});

test("the steps of a deleted path go where one says", async ({ page, baton, signedIn }) => {
  const wait = {
    id: "step_w",
    name: "Tell the works council",
    action: {
      kind: "wait_for_call" as const,
      match_by: {
        kind: "person_detail" as const,
        detail: "work_email",
        call: { kind: "automatic" as const },
      },
      only_if: null,
      nobody_matches: "keep_under_problems" as const,
      several_match: "ask" as const,
      reminder_after_s: 86_400,
      limit_after_s: 172_800,
    },
  };
  const when = { mode: "all" as const, tests: [] };
  const made = await workflow(
    adminOf(baton, signedIn.cookies),
    "Deleted",
    [
      {
        id: "step_d",
        name: "Which way",
        action: {
          kind: "choose_path",
          paths: [
            { id: "step_d1", name: "Gone", when, steps: [wait] },
            { id: "step_d2", name: "Stays", when, steps: [] },
          ],
          otherwise: [],
        },
      },
    ],
    "draft",
  );
  await page.goto(`${baton.page}/workflows/${made.id}`);
  const flow = page.getByRole("group", { name: /^Flow/ });
  await flow
    .getByRole("button", { name: /Which way/ })
    .first()
    .click();
  const panel = panelOf(page);

  await panel.getByRole("button", { name: "More for Gone" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: "Delete path “Gone”?" });
  await question.or(page.getByRole("alertdialog")).getByText("To the end of “Otherwise”").click();
  await question.or(page.getByRole("alertdialog")).getByRole("button", { name: "Delete" }).click();

  await expect(panel.getByRole("region", { name: "Gone" })).toHaveCount(0);
  await expect(panel.getByRole("region", { name: "Otherwise" })).toContainText("1 step");
  await expect(panel.getByRole("region", { name: "Stays" })).toBeVisible();
});

import type { Locator, Page } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, callStep, waitStep, workflow } from "./support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "./support/baton.ts";
import { addWaitStep, newBlank, newWorkflow, panelOf, saved } from "./support/designer.ts";
import { RIGHT_TO_LEFT } from "./support/filled.ts";
import { LONG } from "./support/names.ts";
import { startReceiver } from "./support/receiver.ts";
import { together } from "./support/splits.ts";

test.use({ folder: "look" });

const DAY_S = 86_400;
const RED =
  ".flow-problem, .tree-problem, .path-check, .panel .error, .banner.needs_you, .steps-foot .status-needs_you";
const SAVES = /\/api\/v1\/workflows\/[^/]+\/draft$/;

/** Has a step added and saved: what the server finds to fix from then on. */
async function toFixAfter(page: Page, adds: () => Promise<void>): Promise<number> {
  const isSaved = page.waitForResponse((answer) => SAVES.test(answer.url()) && answer.ok());
  await adds();
  const { problems }: Shape<"DraftSaved"> = await (await isSaved).json();
  await saved(page);
  return problems.filter(({ level }) => level === "to_fix").length;
}

test("a blank page asks two questions, which become its first cards, and nothing is red", async ({
  page,
  baton,
}) => {
  await newBlank(page, baton.page, "Blank");
  const start = page.getByRole("region", { name: "When does it start?" });
  const first = page.getByRole("region", { name: "What happens first?" });
  const call = first.getByRole("button", { name: /^Call a webhook/ });
  await expect(first.getByText("After question 1")).toBeVisible();
  await expect(call).toHaveAttribute("aria-disabled", "true");
  for (const name of ["Try it", "Go live…"]) {
    const button = page.getByRole("button", { name });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription("Needs a start and one step first");
  }
  // The server has found already what is missing; it is said once each step is left.
  const heldBack = page.getByText("Baton checks each step when you leave it.");
  await expect(heldBack).toBeVisible();
  await expect(page.locator(RED)).toHaveCount(0);
  await expectAccessible(page, "Blank page");
  await expectReflow(page, "Blank page");
  await expectLargeText(page, "Blank page");

  await start.getByRole("button", { name: /^When another tool calls/ }).press("Enter");
  await expect(call).toBeFocused();
  await expect(start.getByRole("button", { name: /^Another tool calls/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Go live…" })).toHaveAccessibleDescription(
    "Needs one step first",
  );
  await expect(heldBack).toBeVisible();
  await expect(page.locator(RED)).toHaveCount(0);
  await expectAccessible(page, "Blank page, second question");

  expect(await toFixAfter(page, () => call.press("Enter"))).toBeGreaterThan(0);
  const drawing = page.getByRole("group", { name: "Flow, 2 steps" });
  await expect(drawing.getByRole("button", { name: /, Call a webhook, / })).toBeVisible();
  await expect(heldBack).toBeVisible();
  await expect(page.locator(RED)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Go live…" })).toBeEnabled();
});

test("a pasted address is allowed by one press, then named, and its section folds as one goes on", async ({
  page,
  baton,
}) => {
  const tool = await startReceiver();
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Pasted");
  await page.getByRole("button", { name: /^Call a webhook/ }).click();
  const where = panel.getByRole("button", { name: /^Where to/ });
  const field = panel.getByLabel("Web address (webhook URL)");
  await field.fill(`${tool.address}/api/hires`);
  await field.press("Enter");

  const consent = panel.getByRole("checkbox", {
    name: `Allow exactly 127.0.0.1, port ${tool.port}`,
  });
  await expect(consent).toBeFocused();
  await expectAccessible(page, "Designer, a pasted address to allow");
  await consent.press("Space");
  await expect(
    panel.getByText(/^Not encrypted and inside your own network, allowed/),
  ).toBeVisible();
  const name = panel.getByLabel("What do you call this tool?");
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("New tool");
  await page.keyboard.type("Okta");
  await expect(where).toHaveAttribute("aria-expanded", "true");

  await panel.getByRole("button", { name: "Add a detail" }).click();
  const picker = page.getByRole("menu", { name: "Insert a detail" });
  await picker.getByRole("menuitem", { name: /^Work email/ }).click();
  await expect(where).toHaveAttribute("aria-expanded", "false");
  await expect(where).toContainText("Okta · 127.0.0.1");
  const what = panel.getByRole("button", { name: /^What to send/ });
  await expect(what).toHaveAttribute("aria-expanded", "true");
  await panel.getByRole("button", { name: "Send a test to Okta" }).focus();
  await expect(what).toHaveAttribute("aria-expanded", "false");
  await where.click();
  await panel.getByRole("button", { name: "Send a test to Okta" }).focus();
  await expect(where).toHaveAttribute("aria-expanded", "true");

  await page.goto(`${baton.page}/connections`);
  await expect(page.getByRole("link", { name: "Okta", exact: true })).toBeVisible();
  await tool.stop();
});

test("a field that is left by Escape keeps what was written in it", async ({ page, baton }) => {
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Left by Escape");
  await page
    .getByRole("button", { name: /^Another tool calls/ })
    .first()
    .click();
  const details = panel.getByRole("button", { name: /^Details for IT/ });
  await details.click();
  await panel.getByLabel("Header with the sender’s own number").fill("X-Event-Id");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);

  await page
    .getByRole("button", { name: /^Another tool calls/ })
    .first()
    .click();
  await details.click();
  await expect(panel.getByLabel("Header with the sender’s own number")).toHaveValue("X-Event-Id");
});

test("a panel never lies over its card: beside it, or a page of its own with a way back", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const steps = [waitStep(LONG.step, 3 * DAY_S), waitStep(RIGHT_TO_LEFT, 3 * DAY_S)];
  const made = await workflow(admin, "Beside", steps, "draft");
  await page.goto(`${baton.page}/workflows/${made.id}`);
  const card = page.getByRole("group", { name: /^Flow/ }).getByRole("button", {
    name: /^Step 2 of 3/,
  });
  const panel = panelOf(page);
  const back = panel.getByRole("button", { name: "Back to the flow" });
  const box = async (part: Locator) => {
    const found = await part.boundingBox();
    expect(found).not.toBeNull();
    return found ?? { x: 0, y: 0, width: 0, height: 0 };
  };
  for (const [width, size] of [
    [1280, "32px"],
    [1280, ""],
    [1000, ""],
    [760, ""],
    [700, ""],
    [320, ""],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate((each) => {
      document.documentElement.style.fontSize = each;
    }, size);
    await card.click();
    await expect(panel).toBeVisible();
    const beside = await box(panel);
    const isPage = beside.width === width;
    expect(isPage, `${width} px, ${size}`).toBe(width < 736 || size !== "");
    if (isPage) {
      await expect(card).toBeHidden();
      await expectAccessible(page, `Panel as a page, ${width} px, ${size}`);
      await back.click();
      await expect(panel).toHaveCount(0);
      await expect(card).toBeFocused();
    } else {
      await expect(back).toBeHidden();
      const shown = await box(card);
      expect(shown.x + shown.width, `${width} px`).toBeLessThanOrEqual(beside.x);
      await panel.getByRole("button", { name: "Close" }).click();
    }
    const whole = await box(card);
    expect(whole.x).toBeGreaterThanOrEqual(0);
    if (width > 320) expect(whole.x + whole.width).toBeLessThanOrEqual(width);
  }
});

const REFUSED = { status: 500, json: { code: "internal", title: "", status: 500 } };

test("what could not be done is said: a new token, a name, signing out", async ({
  page,
  baton,
}) => {
  const message = page.locator(".toasts .toast.needs_you");
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Fails aloud");
  await page
    .getByRole("button", { name: /^Another tool calls/ })
    .first()
    .click();
  await saved(page);
  await panel.getByRole("button", { name: /^Details for IT/ }).click();
  await page.route("**/rotate", (route) => route.fulfill(REFUSED));
  await panel.getByRole("button", { name: "Make a new token" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a new token" }).click();
  await expect(message).toHaveCount(1);

  await page.route(/\/api\/v1\/workflows\/[^/]+$/, (route) =>
    route.request().method() === "PATCH" ? route.fulfill(REFUSED) : route.continue(),
  );
  await page.getByRole("button", { name: "Rename" }).first().click();
  await page.getByRole("textbox", { name: "Rename" }).fill("Another name");
  await page.keyboard.press("Enter");
  await expect(message).toHaveCount(2);

  await page.goto(`${baton.page}/settings`);
  await page.route("**/api/v1/session", (route) => route.fulfill(REFUSED));
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(message).toHaveCount(1);
});

test("after a drag the start, a split and a fold are pressed as before", async ({
  page,
  baton,
  signedIn,
}) => {
  const paths = { Badge: [waitStep("Badge", DAY_S)], Desk: [waitStep("Desk", DAY_S)] };
  const waits = ["One", "Two", "Three"].map((name) => waitStep(name, DAY_S));
  const steps = [...waits, together("Both", paths)];
  const made = await workflow(adminOf(baton, signedIn.cookies), "Dragged", steps, "draft");
  await page.goto(`${baton.page}/workflows/${made.id}`);
  const drawing = page.getByRole("group", { name: /^Flow/ });
  const card = drawing.getByRole("button", { name: /, Two, / });
  const pill = drawing.getByRole("button", { name: /, Both, / });
  await expect(pill).toBeVisible();
  await dragAndLetGo(page, card);

  await pill.click();
  await expect(panelOf(page).getByLabel("Name", { exact: true })).toHaveValue("Both");
  await dragAndLetGo(page, card);
  await drawing.getByRole("button", { name: /^Step 1 of/ }).click();
  await expect(panelOf(page).getByRole("heading", { name: /^Starts when/ })).toBeVisible();
  await dragAndLetGo(page, card);
  await page.getByRole("button", { name: "Fold the steps from One on" }).click();
  await expect(drawing.getByRole("button", { name: /steps inside, folded/ })).toBeVisible();
});

/** Takes a card into the air and lets it go where nothing takes it. */
async function dragAndLetGo(page: Page, card: Locator): Promise<void> {
  const box = await card.boundingBox();
  if (!box) throw new Error("the card is drawn");
  await page.mouse.move(box.x + 60, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + 40, { steps: 4 });
  await expect(page.locator(".flow-ghost")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
}

test("the menu of a step adds a step after it and moves it", async ({ page, baton }) => {
  await newWorkflow(page, baton.page, "By the menu");
  await addWaitStep(page, "Another tool calls", "One");
  await addWaitStep(page, "One", "Two");
  const drawing = page.getByRole("group", { name: /^Flow/ });
  for (const button of [
    drawing.getByRole("button", { name: "More for One" }),
    panelOf(page).getByRole("button", { name: "More for One" }),
  ]) {
    await drawing.getByRole("button", { name: /, One, / }).click();
    await button.click();
    await page.getByRole("menuitem", { name: "Add a step after" }).click();
    await expect(page.getByRole("searchbox", { name: "Find a step" })).toBeVisible();
    await page.keyboard.press("Escape");
    await button.click();
    await page.getByRole("menuitem", { name: "Move to…" }).click();
    await expect(page.getByRole("dialog", { name: "Move “One”" })).toBeVisible();
    await page.keyboard.press("Escape");
  }
});

/** What of the cards, of a menu or of a table is cut, beside lines that end in an ellipsis. */
async function cutIn(page: Page, parts: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const found: string[] = [];
    for (const part of document.querySelectorAll<HTMLElement>(selector)) {
      const box = part.getBoundingClientRect();
      for (const inside of part.querySelectorAll<HTMLElement>("*")) {
        const own = inside.getBoundingClientRect();
        const isText = inside.childElementCount === 0 && inside.textContent?.trim() !== "";
        if (!isText || own.width === 0 || inside.closest(".hide")) continue;
        const isOut = own.bottom > box.bottom + 1 || own.top < box.top - 1;
        const isWide = own.right > box.right + 1 || own.left < box.left - 1;
        if (isOut || isWide) found.push(`${inside.textContent} leaves ${part.className}`);
      }
    }
    return found;
  }, parts);
}

test("with text of twice the size, cards, menus and tables are twice as large and whole", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(
    admin,
    LONG.workflow,
    [waitStep(LONG.step, 3 * DAY_S), waitStep(RIGHT_TO_LEFT, 3 * DAY_S), callStep("Tell", null)],
    "draft",
  );
  await page.goto(`${baton.page}/workflows/${made.id}`);
  const drawing = page.getByRole("group", { name: /^Flow/ });
  const card = drawing.getByRole("button", { name: /^Step 2 of/ });
  await expect(card).toBeVisible();
  const usual = await card.boundingBox();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });

  await expect
    .poll(async () => Math.round(((await card.boundingBox())?.height ?? 0) / (usual?.height ?? 1)))
    .toBe(2);
  expect(await cutIn(page, ".flow-card, .tree-row, .steps-foot")).toEqual([]);
  await drawing
    .getByRole("button", { name: /^More for / })
    .nth(1)
    .click();
  const menu = page.getByRole("menu");
  await expect(menu).toBeVisible();
  expect(await cutIn(page, ".menu-item")).toEqual([]);
  const inWindow = await menu.evaluate((part) => part.getBoundingClientRect().right <= innerWidth);
  expect(inWindow).toBe(true);
  await page.keyboard.press("Escape");
  await card.click();
  await expect(panelOf(page)).toBeVisible();
  await expect(card).toBeHidden();
  await panelOf(page).getByRole("button", { name: "Back to the flow" }).click();
  await expect(card).toBeFocused();
  for (const path of ["/workflows", "/people", "/runs"]) {
    await page.goto(baton.page + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect(await cutIn(page, ".table td, .page-head, .nav-link"), path).toEqual([]);
  }
});

test("the filters of the runs stand in one line of a usual window", async ({ page, baton }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${baton.page}/runs`);
  const bar = page.locator(".list-filters");
  await expect(bar).toBeVisible();
  const parts = await bar.evaluate((filters) =>
    [...filters.children]
      .filter((part) => part.getBoundingClientRect().height > 0)
      .map((part) => part.getBoundingClientRect())
      .map(({ top, bottom }) => Math.round((top + bottom) / 2)),
  );

  expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(2);
});

test("every computer has the same letters, with those of all of Europe’s Latin names", async ({
  page,
  baton,
}) => {
  await page.goto(`${baton.page}/people`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const loaded = await page.evaluate(async () => {
    const faces = await document.fonts.load("500 14px Inter", "Ağ Łódź ő ñ Ș");
    return faces.map(({ family, status }) => `${family} ${status}`);
  });

  expect(loaded).toEqual(["Inter loaded", "Inter loaded"]);
  const used = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  expect(used).toMatch(/^"?Inter"?,/);
});

test("a question mark in data is written, and opens no help", async ({ page, baton }) => {
  await newWorkflow(page, baton.page, "Asks");
  await addWaitStep(page, "Another tool calls", "Waits");
  await saved(page);
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("button", { name: /^Start with / }).click();
  await page.getByText("Change the data first").first().click();
  const data = page.getByRole("group", { name: "Data of the pretended call" });
  await data.getByRole("radio", { name: "Details for IT" }).click();
  const text = data.getByRole("textbox", { name: "Data of the pretended call" });
  await text.click();
  await page.keyboard.type("?");
  await expect(text).toContainText("?");
  await expect(page.getByRole("dialog", { name: "Help" })).toHaveCount(0);
});

import type { Locator, Page } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import {
  adminOf,
  call,
  callStep,
  connect,
  startAddress,
  until,
  waitStep,
  workflow,
} from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { newWorkflow, openAddStep, panelOf, saved } from "../support/designer.ts";
import { LONG_NAME } from "../support/filled.ts";
import { startReceiver } from "../support/receiver.ts";
import { choose, together } from "../support/splits.ts";

test.use({ folder: "designer" });

const DAY_S = 86_400;

/** The rows of the Steps list that a search found, as one reads them. */
async function found(page: Page, text: string): Promise<Locator> {
  const field = page.getByRole("searchbox", { name: "Find a step" });
  await field.fill(text);
  return page.getByRole("treegrid", { name: "Steps" }).locator(".is-step");
}

test("a step is found by what one reads on it, and a split not by what lies in it", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  tool.answer(() => ({ status: 201, body: "{}" }));
  const okta = await connect(admin, "Directory", tool);
  const work_email = "findable@northwind.example";
  await admin.post("/people", { display_name: "Frida Findable", work_email, status: "active" });
  const wait = waitStep("Laptop ready", 3 * DAY_S);
  const made = await workflow(admin, "To search", [
    together("Both", { Laptop: [wait], Access: [callStep("Make the account", okta)] }),
    choose("Which way", { Engineering: [] }, []),
  ]);
  await call(await startAddress(admin, made), { email: work_email });
  await until("she waits", async () => {
    const path = `/runs?workflow=${made.id}&limit=5`;
    const [run] = (await admin.get<Shape<"RunPage">>(path)).items;
    return run?.where.step === wait.id;
  });
  await page.goto(`${baton.page}/workflows/${made.id}`);
  await page.getByRole("button", { name: "Find a step" }).click();

  const box = await page.locator(".steps-search .input").boundingBox();
  const list = await page.locator(".steps").boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan((list?.x ?? 0) + (list?.width ?? 0));

  // What is found stands under the split and the path around it.
  await expect(await found(page, "profile.email")).toHaveText([
    /Both$/,
    /Make the account\s*profile\.email/,
  ]);
  await expect(await found(page, "127.0.0.1")).toHaveText([
    /Another tool calls/,
    /Both$/,
    /Laptop ready/,
    /Make the account\s*127\.0\.0\.1\/hooks/,
  ]);
  await expect(await found(page, "frida find")).toHaveText([/Both$/, /ready\s*Frida Findable/]);
  await expect(await found(page, "engineering")).toHaveText([/Which way\s*Department is Eng/]);
  await expect(await found(page, "reminder: 3 days")).toHaveText([/Both$/, /Laptop ready/]);
  for (const stored of ["call_webhook", "segments", "step_", "{"]) {
    await found(page, stored);
    await expect(page.getByText(`No step has “${stored}”.`)).toBeVisible();
  }

  await found(page, "profile.email");
  await page.keyboard.press("Enter");
  await expect(panelOf(page).getByLabel("Name", { exact: true })).toHaveValue("Make the account");
  await found(page, LONG_NAME);
  await expectAccessible(page, "Find a step");
  await expectReflow(page, "Find a step");
  await expectLargeText(page, "Find a step");
  await tool.stop();
});

const KINDS = [
  "Call a webhook",
  "Wait for another tool",
  "Wait for time",
  "Choose a path",
  "Do at the same time",
  "Update a person",
];

test("nothing is judged before it was left, but on going live", async ({ page, baton }) => {
  await newWorkflow(page, baton.page, "Greets nobody in red");
  const foot = page.locator(".steps-foot");
  const red = page.locator(".flow-problem, .tree-problem, .path-check, .panel .error");
  await expect(foot).toHaveText("Baton checks each step when you leave it.");
  for (const kind of KINDS) {
    await openAddStep(page, "Another tool calls");
    const name = kind === "Do at the same time" ? "At the same time" : kind;
    await page.getByRole("dialog").getByText(name, { exact: true }).click();
    const heading = panelOf(page).getByRole("heading", { level: 2, name });
    await expect(heading).toBeVisible();
    await saved(page);
    await expect(red, name).toHaveCount(0);
    await page.getByRole("button", { name: "Undo: add" }).click();
    await expect(heading).toHaveCount(0);
  }

  await openAddStep(page, "Another tool calls");
  await page.getByRole("dialog").getByText("Choose a path", { exact: true }).click();
  const path = panelOf(page).getByLabel("Name of path 1");
  await path.fill("");
  await saved(page);
  await expect(panelOf(page).getByText("Give it a name.")).toHaveCount(0);
  await path.blur();
  await expect(panelOf(page).getByText("Give it a name.")).toBeVisible();
  await panelOf(page).getByRole("button", { name: "Close" }).click();
  await expect(page.locator(".tree-problem").first()).toBeVisible();
  await expect(foot.getByText(/\d to fix/)).toBeVisible();

  const started = page.getByRole("button", { name: /^Add a step after Choose a path/ }).last();
  await started.click();
  await page.getByRole("dialog").getByText("Call a webhook", { exact: true }).click();
  await saved(page);
  await expect(page.getByText("Add a web address")).toHaveCount(0);
  await page.getByRole("button", { name: "Go live…" }).click();
  await expect(page.getByRole("dialog").getByText(/needs a web address/)).toBeVisible();
});

test("what most likely comes next is suggested first", async ({ page, baton }) => {
  await newWorkflow(page, baton.page, "Suggests");
  await openAddStep(page, "Another tool calls");
  const menu = page.getByRole("dialog").getByRole("menu");
  const suggested = menu.getByRole("group", { name: "Suggested" }).getByRole("menuitem");

  await expect(suggested).toHaveText([/^Call a webhook/, /^Choose a path/, /^Wait for time/]);
  await expect(menu.getByRole("menuitem")).toHaveCount(KINDS.length);
  await expectAccessible(page, "Add a step");
  await page.keyboard.type("tool");
  await expect(suggested).toHaveCount(0);
  await expect(menu.getByRole("menuitem", { name: /^Wait for another tool/ })).toBeVisible();
});

test("the size of the drawing lies over nothing that is to be read", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const steps = Array.from({ length: 12 }, (_, n) => waitStep(`Step ${n}`, DAY_S));
  const { id } = await workflow(admin, "Long", [
    ...steps,
    choose("Wide", { A: [], B: [], C: [], D: [], E: [] }, []),
  ]);
  await page.goto(`${baton.page}/workflows/${id}`);
  const zoom = page.getByRole("group", { name: "Zoom" });
  await expect(zoom).toBeVisible();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const share of [0, 0.5, 1]) {
      const covered = await page.locator(".flow-drawing").evaluate(async (drawing, part) => {
        const area = drawing.querySelector(".flow-scroll");
        const box = drawing.querySelector(".flow-zoom")?.getBoundingClientRect();
        if (!area || !box) return ["no drawing"];
        area.scrollTop = (area.scrollHeight - area.clientHeight) * part;
        await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
        const seen = area.getBoundingClientRect();
        return [...drawing.querySelectorAll(".flow-part")].flatMap((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          const foot = Math.min(bottom, seen.bottom);
          const meets = left < box.right && right > box.left && top < box.bottom && foot > box.top;
          return meets ? [one.textContent] : [];
        });
      }, share);
      expect(covered, `${width} px, scrolled to ${share}`).toEqual([]);
    }
  }
});

test("a try-out is told which path to take where that cannot be told", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  await admin.put("/person-details", { name: "Amount", type: "text", sensitive: false });
  const choice = choose("Which budget", { [LONG_NAME]: [waitStep("Approved", DAY_S)] }, []);
  if (choice.action.kind !== "choose_path") throw new Error("it is a choice");
  const [path] = choice.action.paths;
  if (!path) throw new Error("it has a path");
  const reference = { source: { kind: "person" as const }, pointer: "/custom/Amount" };
  path.when.tests = [{ reference, operator: "more_than", values: ["500"] }];
  await admin.post("/people", {
    display_name: "Tara Tryout",
    work_email: "tara@northwind.example",
    status: "active",
    custom: { Amount: "12 EUR" },
  });
  const { id } = await workflow(admin, "Budget", [choice], "draft");
  await page.goto(`${baton.page}/workflows/${id}`);
  await page.getByRole("button", { name: /^Step 2 of 3, Choose a path, Which budget/ }).click();
  const panel = panelOf(page);
  await panel.locator(".sample-select button").click();
  await page.getByRole("option", { name: /Tara Tryout/ }).click();
  await expect(
    panel.getByText("cannot be told, because Amount is “12 EUR”, which is no number."),
  ).toBeVisible();

  await page.getByRole("button", { name: "Try it" }).click();
  const sheet = page.getByRole("region", { name: "Try it" });
  await sheet.getByRole("button", { name: "Start with Tara" }).click();
  await expect(sheet.getByText(/can’t be told which path to take at “Which budget”/)).toBeVisible();
  await expect(sheet.getByText(/“Amount” was “12 EUR”, which is no number\./)).toBeVisible();
  await expectAccessible(page, "Try it, path not told");
  await expectReflow(page, "Try it, path not told");
  await expectLargeText(page, "Try it, path not told");
  await sheet.getByRole("button", { name: /^Take Wolfe/ }).click();
  await expect(sheet.getByText(/It waits at “Approved”/)).toBeVisible();
  await sheet.getByRole("button", { name: "Try again from the start" }).click();
  await sheet.getByRole("button", { name: "Start with Tara" }).click();
  await sheet.getByRole("button", { name: /^Take Otherwise/ }).click();
  await expect(sheet.getByText("That was a complete run.")).toBeVisible();
});

test("a message that is touched stays, and its button does what it says", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const steps = Array.from({ length: 6 }, (_, n) => waitStep(`Step ${n}`, DAY_S));
  const { id } = await workflow(admin, "Messages", steps, "draft");
  await page.goto(`${baton.page}/workflows/${id}`);
  const card = (name: string) => page.getByRole("button", { name: new RegExp(`, ${name}, `) });
  for (const n of [0, 1, 2, 3]) {
    await card(`Step ${n}`).focus();
    await page.keyboard.press("Delete");
    await expect(card(`Step ${n}`)).toHaveCount(0);
  }
  const messages = page.getByRole("region", { name: "Messages" });
  await expect(messages.getByText(/^Deleted/)).toHaveCount(3);
  await expect(messages.getByRole("button", { name: "1 more message" })).toBeVisible();
  await expectAccessible(page, "Messages");

  const last = messages.locator(".toast", { hasText: "Step 3" });
  const undo = last.getByRole("button", { name: "Undo" });
  const at = await undo.boundingBox();
  await page.mouse.move((at?.x ?? 0) + 5, (at?.y ?? 0) + 5);
  await page.locator("main").evaluate((main) => main.focus());
  await card("Step 5").focus();
  await page.keyboard.press("Delete");
  await expect(messages.getByRole("button", { name: "2 more messages" })).toBeVisible();
  expect(await undo.boundingBox()).toEqual(at);
  await page.mouse.down();
  await page.mouse.up();
  await expect(last).toHaveCount(0);
});

import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, callStep, connect, workflow } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { ownName, panelOf, saved } from "../support/designer.ts";
import { startReceiver } from "../support/receiver.ts";
import { choose } from "../support/splits.ts";

test.use({ folder: "typing" });

type Workflow = Shape<"Workflow">;

test("what is typed around a detail stays where it was typed", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  const okta = await connect(admin, "Okta", tool);
  const made = await workflow(admin, "Around a pill", [callStep("Create", okta)], "draft");
  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.steps[0]?.id}`);
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^What to send/ }).click();
  await panel.getByRole("button", { name: "Add a detail" }).click();
  await page.getByRole("menuitem", { name: "A text of my own" }).click();
  await panel
    .getByRole("textbox", { name: /^Name in / })
    .last()
    .fill("greeting");
  await panel.locator(".value-input").last().click();

  await page.keyboard.type("For ");
  await page.keyboard.press("/");
  await expect(page.getByRole("menu", { name: "Insert a detail" })).toBeVisible();
  await page.keyboard.type("first");
  await expect(page.getByRole("menuitem", { name: /^First name/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(panel.locator(".value-input").last()).toBeFocused();
  await page.keyboard.type(" end");
  await saved(page);

  const { draft } = await admin.get<Workflow>(`/workflows/${made.id}`);
  const action = draft.steps[0]?.action;
  const content = action?.kind === "call_webhook" ? action.content : null;
  const value = content?.kind === "fields" ? content.fields.at(-1)?.value.segments : null;
  expect(value?.map((one) => (one.kind === "text" ? one.text : one.kind))).toEqual([
    "For ",
    "detail",
    " end",
  ]);
  await tool.stop();
});

test("Backspace takes a letter of the value that is typed, and nothing else", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const way = choose("Which way", { Engineering: [callStep("Create", null)] }, []);
  const made = await workflow(admin, "Is one of", [way], "draft");
  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.steps[0]?.id}`);
  const panel = panelOf(page);
  const values = panel.getByRole("list", { name: /Department/ });
  await expect(values.getByRole("listitem")).toHaveText(["Engineering"]);

  await panel.getByRole("button", { name: "Add a value for Department" }).click();
  await page.keyboard.type("Finances");
  await page.keyboard.press("Backspace");
  await page.getByRole("menuitem", { name: /“Finance”/ }).click();
  await expect(values.getByRole("listitem")).toHaveText(["Engineering", "Finance"]);
  await expect(page.getByRole("group", { name: /^Flow/ })).toContainText("Which way");
  await saved(page);
  const { draft } = await admin.get<Workflow>(`/workflows/${made.id}`);
  const action = draft.steps[0]?.action;
  const tests = action?.kind === "choose_path" ? action.paths[0]?.when.tests : [];
  expect(tests?.map(({ values: stored }) => stored)).toEqual([["Engineering", "Finance"]]);
});

test("typing asks for few previews, and the last one is of all that was typed", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  const okta = await connect(admin, "Okta", tool);
  const made = await workflow(admin, "Few previews", [callStep("Create", okta)], "draft");
  await page.clock.install();
  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.steps[0]?.id}`);
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^What to send/ }).click();
  const name = panel.getByRole("textbox", { name: /^Name in / });
  await name.fill("");
  const shown = panel.getByRole("group", { name: /^What .* will receive/ });
  await page.clock.runFor(2_000);
  await expect(shown).toBeVisible();
  await page.clock.pauseAt("2040-01-01T09:00:00Z");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/v1/preview")) asked.push(request.postData() ?? "");
  });

  await name.pressSequentially("userName.first");
  // The page's clock stands still, however long this takes: only the first letter is asked about.
  // What a change elsewhere has asked for again is about the same.
  expect(new Set(asked).size).toBeLessThanOrEqual(1);
  // What is asked for next waits for the answer before it, which takes as long as it takes.
  await expect(async () => {
    await page.clock.runFor(2_000);
    expect(await shown.textContent()).toContain("userName.first");
  }).toPass();
  expect(asked.at(-1)).toContain("userName.first");
  await tool.stop();
});

test("the designer reads one earlier draft, and undo reaches all of them", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Earlier drafts", [callStep("0", null)], "draft");
  await page.goto(baton.page);
  const by = await ownName(page, admin);
  for (let n = 1; n <= 6; n += 1) {
    const { draft, draft_revision: revision } = await admin.get<Workflow>(`/workflows/${made.id}`);
    const steps = draft.steps.map((step) => ({ ...step, name: `${n}` }));
    const edit = JSON.stringify({ code: "rename", name: `${n - 1}`, by });
    await admin.put(`/workflows/${made.id}/draft`, {
      revision,
      definition: { ...draft, steps },
      edit,
    });
  }
  const read: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/drafts?")) read.push(new URL(request.url()).search);
  });
  await page.goto(`${baton.page}/workflows/${made.id}`);
  await expect(page.getByRole("button", { name: "Undo: rename 5" })).toBeEnabled();
  expect(read).toEqual(["?limit=1"]);

  const nameNow = async () => (await admin.get<Workflow>(`/workflows/${made.id}`)).draft.steps[0];
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await nameNow())?.name).toBe("3");
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(async () => (await nameNow())?.name).toBe("4");
});

test("what a start is stands in line with its name", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const okta = await connect(admin, "Okta in line", await startReceiver());
  const made = await workflow(admin, "In line", [callStep("Create", okta)], "draft");
  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.trigger.id}`);
  const panel = panelOf(page);
  const kind = panel.getByText("It starts", { exact: true });
  await expect(kind).toBeVisible();
  const begin = (await kind.boundingBox())?.x;

  expect(begin).toEqual((await panel.getByText("Name", { exact: true }).boundingBox())?.x);
});

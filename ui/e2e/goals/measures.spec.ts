import type { Page } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import {
  type Admin,
  adminOf,
  call,
  callStep,
  connect,
  startAddress,
  until,
  waitStep,
  workflow,
} from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { ownName, panelOf, saved } from "../support/designer.ts";
import { tell } from "../support/goals.ts";
import { startReceiver } from "../support/receiver.ts";
import { startServer } from "../support/server.ts";

test.use({ folder: "measures", permissions: ["clipboard-read", "clipboard-write"] });

const DAY_S = 86_400;
const AFFECTED = 37;
type Workflow = Shape<"Workflow">;
const SAVES = /\/api\/v1\/workflows\/[^/]+\/draft$/;

/** Counts what the page is told of the pointer. */
async function clicksOf(page: Page): Promise<{ clicks: number }> {
  const counted = { clicks: 0 };
  await page.exposeFunction("tellClick", () => {
    counted.clicks += 1;
  });
  await page.addInitScript(() => {
    const tell = () => {
      const told: unknown = Reflect.get(window, "tellClick");
      if (typeof told === "function") told();
    };
    addEventListener("pointerdown", tell, true);
  });
  return counted;
}

test("D-03: an address is copied in two clicks, and is what the clipboard has", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Copies", [waitStep("Laptop", 3 * DAY_S)]);
  const counted = await clicksOf(page);
  await page.goto(`${baton.page}/workflows/${made.id}`);
  await page.getByRole("button", { name: /^Step 1 of 2/ }).click();
  await panelOf(page).getByRole("button", { name: "Copy address", exact: true }).click();
  await expect(panelOf(page).getByRole("button", { name: "Copied" })).toBeVisible();

  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await startAddress(admin, made));
  tell({ goal: "D-03 clicks until an address is copied", found: counted.clicks, most: 2 });
  expect(counted.clicks).toBeLessThanOrEqual(2);
});

test("D-03: where the clipboard is denied nothing is ticked, and the address is selected", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Denied", [waitStep("Laptop", 3 * DAY_S)]);
  await page.addInitScript(() => {
    const denied = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
    Object.defineProperty(navigator.clipboard, "writeText", { value: denied });
    document.execCommand = () => false;
  });
  await page.goto(`${baton.page}/workflows/${made.id}`);
  await page.getByRole("button", { name: /^Step 1 of 2/ }).click();
  await panelOf(page).getByRole("button", { name: "Copy address", exact: true }).click();
  const shown = panelOf(page).locator("textarea.copy-fallback");
  await expect(shown).toBeFocused();

  const selected = await shown.evaluate((area) => {
    const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  const ticks = await panelOf(page).getByText("Copied", { exact: true }).count();
  expect(selected).toBe(await startAddress(admin, made));
  tell({ goal: "D-03 ticks where the clipboard was denied", found: ticks, most: 0 });
  expect(ticks).toBe(0);
});

async function problemOf(admin: Admin, kind: string, people: number) {
  return until(`a problem with ${people} people`, async () => {
    const { items } = await admin.get<{ items: Shape<"ProblemGroup">[] }>("/problems?limit=50");
    const found = items.find((one) => one.kind === kind);
    return found?.people === people ? found : null;
  });
}

test("D-05: a token is mended in six clicks, and all get their message under its own number", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  // Baton goes on trying by itself; that is refused, so what is accepted was sent again by hand.
  let isAsked = false;
  const accepted: (string | string[] | undefined)[] = [];
  tool.answer(({ headers }) => {
    const isGood = isAsked && headers.authorization === "Bearer right-one";
    if (isGood) accepted.push(headers["webhook-id"]);
    return { status: isGood ? 200 : 401, body: "{}" };
  });
  const okta = await connect(admin, "Okta", tool, "wrong-one");
  const made = await workflow(admin, "Refused", [callStep("Create user", okta)]);
  const address = await startAddress(admin, made);
  for (let n = 0; n < AFFECTED; n += 1) {
    const work_email = `p${n}@mended.example`;
    await admin.post("/people", { display_name: `Person ${n}`, work_email });
    expect(await call(address, { email: work_email })).toBe(200);
  }
  await problemOf(admin, "token_not_valid", AFFECTED);
  const refused = new Set(tool.received.map(({ headers }) => headers["webhook-id"]));
  expect(refused.size).toBe(AFFECTED);
  const counted = await clicksOf(page);
  await page.goto(`${baton.page}/problems`);

  await page.getByRole("button", { name: "Fix connection" }).click();
  await page.getByRole("button", { name: "Replace token…" }).click();
  const sheet = page.getByRole("alertdialog");
  await sheet.getByLabel(/^Token|^Secret token/).click();
  await page.keyboard.type("right-one");
  await page.keyboard.press("Enter");
  await expect(sheet).toHaveCount(0);
  page.on("request", (request) => {
    isAsked ||= request.method() === "POST" && request.url().endsWith("/send-again");
  });
  await page.getByRole("button", { name: `Send again to all ${AFFECTED}` }).click();
  await expect.poll(() => accepted.length).toBe(AFFECTED);
  expect(new Set(accepted)).toEqual(refused);
  await page.goto(`${baton.page}/problems`);
  await expect(page.getByText("Nothing needs you").first()).toBeVisible();
  tell({ goal: "D-05 clicks until all have their message", found: counted.clicks, most: 6 });
  tell({ goal: "D-05 people without it", found: AFFECTED - new Set(accepted).size, most: 0 });
  expect(counted.clicks).toBeLessThanOrEqual(6);
  await tool.stop();
});

test("D-15: an edit outlives the server and the page, and all edits are undone after a restart", async ({
  browser,
}) => {
  const server = await startServer();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.signIn);
  await expect.poll(async () => (await context.cookies()).length).toBeGreaterThan(0);
  const admin = adminOf(server, await context.cookies());
  const steps = [waitStep("first", 3 * DAY_S), waitStep("second", 3 * DAY_S)];
  const made = await workflow(admin, "Outlives", steps, "draft");
  const before = made.draft;
  await rename(admin, made, EDITS - IN_THE_PAGE, await ownName(page, admin));
  await page.goto(`${server.page}/workflows/${made.id}`);
  const name = panelOf(page).getByLabel("Name", { exact: true });
  for (let edit = EDITS - IN_THE_PAGE; edit < EDITS; edit += 1) {
    await page.getByRole("button", { name: stepNumber(edit % 2) }).click();
    const isSaved = page.waitForResponse((answer) => SAVES.test(answer.url()) && answer.ok());
    await name.fill(`edit ${edit}`);
    await isSaved;
  }
  await page.close();
  const again = await server.killedAndBack();
  const back = adminOf(again, await context.cookies());
  const kept = (await back.get<Workflow>(`/workflows/${made.id}`)).draft;
  const last = [EDITS - 2, EDITS - 1].map((edit) => `edit ${edit}`);
  expect(kept.steps.map((step) => step.name)).toEqual(last);
  const reopened = await context.newPage();
  await reopened.goto(`${again.page}/workflows/${made.id}`);
  const card = (edit: number, steps: readonly string[]) =>
    reopened.getByRole("button", {
      name: new RegExp(`${stepNumber(edit % 2).source}.*, ${nameBefore(edit, steps)}, `),
    });
  await expect(card(EDITS, last)).toBeVisible();
  // The flow is drawn before the earlier states have come; until then nothing can be undone.
  await expect(reopened.getByRole("button", { name: /^Undo: / })).toBeEnabled();
  let left = EDITS;
  for (let edit = EDITS - 1; edit >= 0; edit -= 1) {
    await reopened.keyboard.press("Control+z");
    await expect(card(edit, ["first", "second"])).toBeVisible();
    left -= 1;
  }
  await saved(reopened);
  const undone = (await back.get<Workflow>(`/workflows/${made.id}`)).draft;
  expect(undone).toEqual(before);
  tell({ goal: "D-15 edits that are not undone after a restart", found: left, most: 0 });
  await again.stop();
});

/** Each is saved by itself, so that each is a step of its own after a restart. */
const EDITS = 200;
/** So many of them, the last, are typed; the others are saved as the page saves them. */
const IN_THE_PAGE = 40;

const stepNumber = (at: number) => new RegExp(`^Step ${at + 2} of 3`);

/** Saves so many edits, each of the other step, one by one. */
async function rename(admin: Admin, made: Workflow, edits: number, by: string): Promise<void> {
  let { draft, draft_revision: revision } = made;
  for (let edit = 0; edit < edits; edit += 1) {
    const step = draft.steps[edit % 2]?.id ?? null;
    const name = `edit ${edit}`;
    const steps = draft.steps.map((one) => (one.id === step ? { ...one, name } : one));
    draft = { ...draft, steps };
    const body = {
      revision,
      definition: draft,
      edit: JSON.stringify({ code: "rename", step, by }),
    };
    const saved = await admin.put<Shape<"DraftSaved">>(`/workflows/${made.id}/draft`, body);
    revision = saved.revision;
  }
}

/** What a step was called before that edit; each edit is of the other step. */
function nameBefore(edit: number, steps: readonly string[]): string {
  return edit < 2 ? (steps[edit] ?? "") : `edit ${edit - 2}`;
}

test("D-28: while runs begin, the row under the pointer stays, and so does the focus", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Lively", [waitStep("Laptop", 3 * DAY_S)]);
  const address = await startAddress(admin, made);
  for (let n = 0; n < ROWS + 2 * MORE; n += 1) {
    const work_email = `lively${n}@lively.example`;
    await admin.post("/people", { display_name: `Lively ${n}`, work_email });
  }
  const hire = (n: number) => call(address, { email: `lively${n}@lively.example` });
  for (let n = 0; n < ROWS; n += 1) await hire(n);
  await page.goto(`${baton.page}/runs?workflow=${made.id}`);
  const rows = page.getByRole("link", { name: /^Lively \d+/ });
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(ROWS);
  const aim = await rows.nth(ROWS / 2).boundingBox();
  if (!aim) throw new Error("no row");
  const [x, y] = [aim.x + 4, aim.y + aim.height / 2];
  const underPointer = () =>
    page.evaluate(
      ([left = 0, top = 0]) => document.elementFromPoint(left, top)?.textContent,
      [x, y],
    );
  const focused = () => page.evaluate(() => document.activeElement?.textContent);

  let moved = 0;
  const look = async (from: number, where: () => Promise<string | null | undefined>) => {
    const before = await where();
    for (let n = from; n < from + MORE; n += 1) {
      await hire(n);
      if ((await where()) !== before) moved += 1;
    }
    // The last of them is known to the page, whether it is shown or counted.
    const all = page.getByRole("button", { name: /new runs? · Show/ });
    await expect(all).toBeVisible();
    if ((await where()) !== before) moved += 1;
    await all.click();
    await page.mouse.move(0, 0);
  };
  await page.mouse.move(x, y);
  await look(ROWS, underPointer);
  await rows.nth(ROWS / 2).focus();
  await look(ROWS + MORE, focused);
  expect(moved).toBe(0);
  tell({ goal: "D-28 rows that moved under the pointer or the focus", found: moved, most: 0 });
});

/**
 * So many runs are there, and so many begin while one looks: more than are loaded at once, so that
 * those that are looked at are pushed out of what is loaded.
 */
const [ROWS, MORE] = [10, 55];

test("D-16: nothing is said to be saved before the disk has it", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Honest", [waitStep("Laptop", 3 * DAY_S)], "draft");
  await page.goto(`${baton.page}/workflows/${made.id}`);
  await saved(page);
  const before = (await admin.get<Workflow>(`/workflows/${made.id}`)).draft_revision;
  const mark = page.locator(".saved-mark");
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(SAVES, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("button", { name: /^Step 2 of 2/ }).click();
  await panelOf(page).getByLabel("Name", { exact: true }).fill("Phone");

  await expect(mark).toHaveText("Saving…");
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
  await expect(mark).toHaveText("Saving…");
  expect((await admin.get<Workflow>(`/workflows/${made.id}`)).draft_revision).toBe(before);
  release();
  await saved(page);
  expect((await admin.get<Workflow>(`/workflows/${made.id}`)).draft_revision).toBe(before + 1);

  await page.unroute(SAVES);
  await page.route(SAVES, (route) => route.abort());
  await panelOf(page).getByLabel("Name", { exact: true }).fill("Tablet");
  await expect(mark).toHaveText("Not saved. Baton keeps trying. Do not close this window.");
  await page.unroute(SAVES);
  await saved(page);
  tell({ goal: "D-16 times that it said saved before the disk had it", found: 0, most: 0 });
});

test("D-16: a run is said to be stopped once the engine has stopped it, and not before", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Stops", [waitStep("Laptop", 3 * DAY_S)]);
  const work_email = "stops@stops.example";
  await admin.post("/people", { display_name: "Noor Haddad", work_email });
  await call(await startAddress(admin, made), { email: work_email });
  const run = await until("the run waits", async () => {
    const { items } = await admin.get<Shape<"RunPage">>(`/runs?workflow=${made.id}`);
    return items.find(({ status }) => status === "waiting") ?? null;
  });
  const statusNow = async () => (await admin.get<Shape<"Run">>(`/runs/${run.id}`)).status;
  await page.goto(`${baton.page}/runs/${run.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Noor Haddad");
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(STOPS, async (route) => {
    await held;
    await route.continue();
  });
  const saysStopped = page.getByText(/\bstopped\b/i);

  await page.getByRole("button", { name: "Stop run…" }).click();
  const asked = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await asked.getByRole("textbox").fill("Does not join after all");
  const isAsked = page.waitForRequest((request) => STOPS.test(request.url()));
  await asked.getByRole("button", { name: "Stop run", exact: true }).click();
  await isAsked;
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
  expect(await saysStopped.allTextContents()).toEqual([]);
  await expect(asked).toBeVisible();
  expect(await statusNow()).toBe("waiting");
  release();
  await expect(page.getByText("Noor Haddad’s run is stopped.")).toBeVisible();
  expect(await statusNow()).toBe("stopped");
  await expect(page.getByRole("banner").getByText(/ · Stopped /)).toBeVisible();
  tell({ goal: "D-16 times that it said stopped before the engine had", found: 0, most: 0 });
});

test("D-16: a stop that does not come through is not said to be one", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Stops not", [waitStep("Laptop", 3 * DAY_S)]);
  const work_email = "goes.on@stops.example";
  await admin.post("/people", { display_name: "Maya Chen", work_email });
  await call(await startAddress(admin, made), { email: work_email });
  const run = await until("the run waits", async () => {
    const { items } = await admin.get<Shape<"RunPage">>(`/runs?workflow=${made.id}`);
    return items.find(({ status }) => status === "waiting") ?? null;
  });
  await page.goto(`${baton.page}/runs/${run.id}`);
  await page.route(STOPS, (route) => route.abort());

  await page.getByRole("button", { name: "Stop run…" }).click();
  const asked = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await asked.getByRole("textbox").fill("Does not join after all");
  await asked.getByRole("button", { name: "Stop run", exact: true }).click();
  await expect(asked.getByRole("alert")).toBeVisible();
  expect(await page.getByText(/\bis stopped\b/i).allTextContents()).toEqual([]);
  expect((await admin.get<Shape<"Run">>(`/runs/${run.id}`)).status).toBe("waiting");
});

const STOPS = /\/api\/v1\/runs\/[^/]+\/stop$/;

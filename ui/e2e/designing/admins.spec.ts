import type { Browser, Page } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import { type Admin, adminOf, callStep, waitStep, workflow } from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { panelOf, saved } from "../support/designer.ts";
import type { Server } from "../support/server.ts";

test.use({ folder: "admins" });

const DAY_S = 86_400;
type Workflow = Shape<"Workflow">;

const waits = (...names: string[]) => names.map((name) => waitStep(name, 3 * DAY_S));

/** Somebody else, or another window, saves the draft with a step called otherwise. */
async function renamedElsewhere(admin: Admin, id: string, at: number, name: string) {
  const { draft, draft_revision: revision } = await admin.get<Workflow>(`/workflows/${id}`);
  const steps = draft.steps.map((step, place) => (place === at ? { ...step, name } : step));
  await admin.put(`/workflows/${id}/draft`, {
    revision,
    definition: { ...draft, steps },
    edit: "{}",
  });
}

async function namesOf(admin: Admin, id: string): Promise<string[]> {
  const { draft } = await admin.get<Workflow>(`/workflows/${id}`);
  return draft.steps.map(({ name }) => name);
}

async function open(page: Page, address: string, made: Workflow, step = ""): Promise<void> {
  await page.goto(`${address}/workflows/${made.id}`);
  const drawing = page.getByRole("group", { name: /^Flow/ });
  await expect(drawing).toBeVisible();
  if (step) await drawing.getByRole("button", { name: new RegExp(`, ${step}, `) }).click();
}

const nameField = (page: Page) => panelOf(page).getByLabel("Name", { exact: true });
const SAVES = /\/api\/v1\/workflows\/[^/]+\/draft$/;

/** The next save meets another one that came just before it. */
async function meetAnother(page: Page, other: () => Promise<void>): Promise<void> {
  let isFirst = true;
  await page.route(SAVES, async (route) => {
    if (isFirst) await other();
    isFirst = false;
    await route.continue();
  });
}

test("what goes live is what was read, and a later save of another is shown first", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Read first", waits("One", "Two"), "draft");
  await open(page, baton.page, made);
  await page.getByRole("button", { name: "Go live…" }).click();
  const sheet = page.getByRole("dialog");
  const confirm = sheet.getByRole("button", { name: "Go live", exact: true });
  await expect(confirm).toBeEnabled();
  let isFirst = true;
  await page.route("**/live", async (route) => {
    if (isFirst) await renamedElsewhere(admin, made.id, 0, "Theirs");
    isFirst = false;
    await route.continue();
  });

  await confirm.click();
  const notice = sheet.getByRole("alert");
  await expect(notice).toContainText("The draft was changed in another window after you opened");
  await expect(notice).toContainText("Theirs: name");
  expect((await admin.get<Workflow>(`/workflows/${made.id}`)).state).toBe("draft");
  await expectAccessible(page, "Go live, changed meanwhile");
  await notice.getByRole("button", { name: "Go on with these changes" }).click();
  await confirm.click();

  await expect(page.getByText("Version 1 is live.")).toBeVisible();
  expect((await admin.get<Workflow>(`/workflows/${made.id}`)).live?.steps[0]?.name).toBe("Theirs");
});

test("of two drafts one says what the other has before it goes on, and either can be a copy", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Two drafts", waits("One", "Two"), "draft");
  await open(page, baton.page, made, "One");
  await meetAnother(page, () => renamedElsewhere(admin, made.id, 0, "Theirs"));
  await nameField(page).fill("Mine");
  const banner = page.getByRole("alert").filter({ hasText: "changed in another window" });
  await expect(banner).toContainText(/ago: .*Mine.*: name\. Choose|now: .*Mine.*: name\. Choose/);
  await expect(page.getByText("Not all saved. Choose what to keep.")).toBeVisible();

  await banner.getByRole("button", { name: "Keep theirs" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("These changes of yours are then no longer in the draft");
  await expect(question).toContainText("Mine: name");
  await question.getByRole("button", { name: "Cancel" }).click();
  await banner.getByRole("button", { name: "Keep mine" }).click();
  await expect(question).toContainText("Theirs: name");
  await expectAccessible(page, "Keep mine");
  await expectReflow(page, "Keep mine");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expectLargeText(page, "Two drafts");

  await banner.getByRole("button", { name: "Save mine as a copy" }).click();
  await expect(page.getByText(/^Yours is saved as “Two drafts \(copy\)”/)).toBeVisible();
  await expect(banner).toHaveCount(0);
  expect(await namesOf(admin, made.id)).toEqual(["Theirs", "Two"]);
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Two drafts (copy)" })).toBeVisible();
  const copy = page.url().split("/").at(-1) ?? "";
  expect(await namesOf(admin, copy)).toEqual(["Mine", "Two"]);
});

test("keeping mine saves it over the other, which Undo brings back", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Keep mine", waits("One", "Two"), "draft");
  await open(page, baton.page, made, "One");
  await meetAnother(page, () => renamedElsewhere(admin, made.id, 0, "Theirs"));
  await nameField(page).fill("Mine");
  await page.getByRole("button", { name: "Keep mine" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByRole("button", { name: "Keep mine" }).click();

  await expect.poll(() => namesOf(admin, made.id)).toEqual(["Mine", "Two"]);
  await page.getByRole("button", { name: "Undo: keep yours" }).click();
  await expect.poll(() => namesOf(admin, made.id)).toEqual(["Theirs", "Two"]);
});

test("what two windows change apart comes together, and each undoes its own", async ({
  page,
  context,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Two windows", waits("One", "Two"), "draft");
  const other = await context.newPage();
  await open(page, baton.page, made, "One");
  await open(other, baton.page, made, "Two");
  await nameField(page).press("End");
  await nameField(page).pressSequentially(" here");
  await nameField(other).press("End");
  await nameField(other).pressSequentially(" there");
  const both = ["One here", "Two there"];
  await expect.poll(() => namesOf(admin, made.id)).toEqual(both);
  const card = (window: Page, name: string) =>
    window.getByRole("group", { name: /^Flow/ }).getByRole("button", { name: `, ${name}, ` });
  for (const window of [page, other]) {
    for (const name of both) await expect(card(window, name)).toBeVisible();
    await expect(window.getByRole("button", { name: "Keep mine" })).toHaveCount(0);
  }

  await expect(nameField(page)).toBeFocused();
  await page.getByRole("button", { name: "Undo: rename One" }).click();
  await expect.poll(() => namesOf(admin, made.id)).toEqual(["One", "Two there"]);
  await expect(card(other, "One")).toBeVisible();
  await other.getByRole("button", { name: "Undo: rename Two" }).click();
  await expect.poll(() => namesOf(admin, made.id)).toEqual(["One", "Two"]);
});

test("what is typed in a field is not replaced by what another window has in it", async ({
  page,
  context,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "One field", waits("One"), "draft");
  const other = await context.newPage();
  await open(page, baton.page, made, "One");
  await open(other, baton.page, made, "One");
  await nameField(page).fill("Here");
  await saved(page);
  await expect(nameField(other)).toHaveValue("Here");
  await nameField(other).fill("There");
  await expect.poll(() => namesOf(admin, made.id)).toEqual(["There"]);

  const banner = page.getByRole("alert").filter({ hasText: "changed in another window" });
  await expect(banner).toBeVisible();
  await expect(nameField(page)).toHaveValue("Here");
  await banner.getByRole("button", { name: "Keep theirs" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("Here: name");
  await question.getByRole("button", { name: "Keep theirs" }).click();
  await expect(nameField(page)).toHaveValue("There");
  await page.getByRole("button", { name: "Undo: keep theirs" }).click();
  await expect.poll(() => namesOf(admin, made.id)).toEqual(["Here"]);
});

/** A second admin at the same workflow, in a browser of their own. */
async function secondAdmin(browser: Browser, baton: Server): Promise<Page> {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await page.goto(baton.anotherLink());
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

/** Selects a step in the drawing, by its name. */
const select = (page: Page, name: string) =>
  page
    .getByRole("group", { name: /^Flow/ })
    .getByRole("button", { name: `, ${name}, ` })
    .click();

const undo = (page: Page, what: string) =>
  page.getByRole("button", { name: `Undo: ${what}`, exact: true });

/** Nothing of one's own is left that Undo would take back. */
const expectNoUndo = (page: Page) =>
  expect(
    page.locator(".studio-bar").getByRole("button", { name: "Undo", exact: true }),
  ).toBeDisabled();

/** Types a name that another's save of the same step comes before; gives the question. */
async function clash(page: Page, name: string, other: () => Promise<void>) {
  await meetAnother(page, other);
  await nameField(page).fill(name);
  const banner = page.getByRole("alert").filter({ hasText: "Keep mine" });
  await expect(banner).toBeVisible();
  await page.unroute(SAVES);
  const keep = async (whose: "Keep mine" | "Keep theirs") => {
    await banner.getByRole("button", { name: whose }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: whose }).click();
    await expect(banner).toHaveCount(0);
  };
  return { banner, keep };
}

test("of two admins each goes on, and undoes nothing of the other, whichever is kept", async ({
  page: dana,
  browser,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Two admins", waits("Hire", "Okta", "Jira", "Slack"), "draft");
  const sam = await secondAdmin(browser, baton);
  const all = () => namesOf(admin, made.id);
  await open(dana, baton.page, made, "Slack");
  await open(sam, baton.page, made, "Slack");
  const { banner, keep } = await clash(sam, "Slack S", async () => {
    await nameField(dana).fill("Slack D");
    await expect.poll(all).toEqual(["Hire", "Okta", "Jira", "Slack D"]);
  });
  await select(dana, "Okta");
  await nameField(dana).fill("Okta D");
  await expect.poll(all).toEqual(["Hire", "Okta D", "Jira", "Slack D"]);
  await expect(banner).toContainText("Slack S");
  await select(sam, "Jira");
  await nameField(sam).fill("Jira S");
  await expect.poll(all).toEqual(["Hire", "Okta D", "Jira S", "Slack D"]);
  await expect(banner).not.toContainText("Jira S");

  await keep("Keep theirs");
  await undo(sam, "keep theirs").click();
  await expect.poll(all).toEqual(["Hire", "Okta D", "Jira S", "Slack S"]);
  await undo(dana, "rename Okta").click();
  await expect.poll(all).toEqual(["Hire", "Okta", "Jira S", "Slack S"]);
  // Of her rename of the last step nothing is left to be undone.
  await expectNoUndo(dana);
  await undo(sam, "rename Jira").click();
  await expect.poll(all).toEqual(["Hire", "Okta", "Jira", "Slack S"]);
  await sam.context().close();
});

test("a deleted step that another wrote in comes back alone", async ({
  page: dana,
  browser,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Deleted", waits("Hire", "Okta", "Slack"), "draft");
  const sam = await secondAdmin(browser, baton);
  const all = () => namesOf(admin, made.id);
  await open(dana, baton.page, made, "Slack");
  await open(sam, baton.page, made, "Slack");
  const { keep } = await clash(sam, "Slack S", async () => {
    await dana.keyboard.press("Delete");
    await expect.poll(all).toEqual(["Hire", "Okta"]);
  });
  await select(dana, "Hire");
  await nameField(dana).fill("Hire D");
  await expect.poll(all).toEqual(["Hire D", "Okta"]);

  await keep("Keep mine");
  await expect.poll(all).toEqual(["Hire D", "Okta", "Slack S"]);
  await undo(dana, "rename Hire").click();
  await expect.poll(all).toEqual(["Hire", "Okta", "Slack S"]);
  await expectNoUndo(dana);
  await undo(sam, "keep yours").click();
  await expect.poll(all).toEqual(["Hire", "Okta"]);
  await sam.context().close();
});

test("after a reload Undo goes on in its line, also where another saved last", async ({
  page,
  browser,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const two = "Two, in which whoever sits next to them is told who is to come";
  const made = await workflow(admin, "Reloaded", waits("One", two, "Three"), "draft");
  const sam = await secondAdmin(browser, baton);
  const all = () => namesOf(admin, made.id);
  await open(page, baton.page, made, "One");
  await open(sam, baton.page, made, "Three");
  const rename = async (step: string, name: string) => {
    await select(page, step);
    await nameField(page).fill(name);
    await expect.poll(all).toContain(name);
  };
  await rename("One", "N1");
  await rename(two, "M1");
  await rename("N1", "N2");
  await undo(page, "rename N1").click();
  await undo(page, `rename ${two}`).click();
  await expect.poll(all).toEqual(["N1", two, "Three"]);
  await nameField(sam).fill("Sam’s");
  await expect.poll(all).toEqual(["N1", two, "Sam’s"]);
  await Promise.all([page.reload(), sam.reload()]);

  await expect(undo(page, "rename One")).toBeEnabled();
  await page.getByRole("button", { name: `Redo: rename ${two}` }).click();
  await expect.poll(all).toEqual(["N1", "M1", "Sam’s"]);
  await undo(page, `rename ${two}`).click();
  await undo(page, "rename One").click();
  await expect.poll(all).toEqual(["One", two, "Sam’s"]);
  await expectNoUndo(page);
  await undo(sam, "rename Three").click();
  await expect.poll(all).toEqual(["One", two, "Three"]);
  await sam.context().close();
});

test("a save whose answer was lost is no conflict", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Lost answer", waits("One"), "draft");
  await open(page, baton.page, made, "One");
  let isFirst = true;
  await page.route(SAVES, async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    await route.fetch();
    await route.abort();
  });
  await nameField(page).fill("Mine");

  await saved(page);
  await expect(page.getByRole("button", { name: "Keep mine" })).toHaveCount(0);
  await nameField(page).fill("Later");
  await expect.poll(() => namesOf(admin, made.id)).toEqual(["Later"]);
});

test("the Undo of a message takes back what it names, whatever was done since", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "By its name", waits("One", "Two", "Three"), "draft");
  await open(page, baton.page, made, "Two");
  await page.keyboard.press("Delete");
  const message = page.locator(".toast").filter({ hasText: "Deleted “Two”" });
  // It stays while somebody is at it.
  await message.getByRole("button", { name: "Undo" }).focus();
  const drawing = page.getByRole("group", { name: /^Flow/ });
  await drawing.getByRole("button", { name: /, Three, / }).click();
  await nameField(page).fill("Later");
  await message.getByRole("button", { name: "Undo" }).click();

  await expect.poll(() => namesOf(admin, made.id)).toEqual(["One", "Two", "Later"]);
});

test("a leave by link right after typing saves first", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Leaves", waits("One"), "draft");
  await open(page, baton.page, made, "One");
  await nameField(page).fill("Typed");
  await page.getByRole("link", { name: "Workflows" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Workflows" })).toBeVisible();

  expect(await namesOf(admin, made.id)).toEqual(["Typed"]);
});

test("a leave by link while it saves slowly is answered, and goes on once it is saved", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Saves slowly", waits("One"), "draft");
  await open(page, baton.page, made, "One");
  let answer: () => void = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(SAVES, async (route) => {
    await answered;
    await route.continue();
  });
  await nameField(page).fill("Typed");
  await page.getByRole("link", { name: "Workflows" }).click();
  const question = page.getByRole("alertdialog", { name: "Leave without your last changes?" });
  await expect(question).toContainText("Baton is still saving them");
  await expectAccessible(page, "Still saving");
  answer();

  await expect(page.getByRole("heading", { level: 1, name: "Workflows" })).toBeVisible();
  expect(await namesOf(admin, made.id)).toEqual(["Typed"]);
});

test("the Undo of a message says where it can be undone once the workflow was left", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Left behind", waits("One", "Two"), "draft");
  await open(page, baton.page, made, "Two");
  await page.keyboard.press("Delete");
  const message = page.locator(".toast").filter({ hasText: "Deleted “Two”" });
  // It stays while somebody is at it.
  await message.getByRole("button", { name: "Undo" }).focus();
  await page.getByRole("link", { name: "Workflows" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Workflows" })).toBeVisible();
  await message.getByRole("button", { name: "Undo" }).click();

  const said = page.locator(".toast").filter({ hasText: "you have left this workflow" });
  await said.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("button", { name: "Undo: delete Two" }).click();
  await expect.poll(() => namesOf(admin, made.id)).toEqual(["One", "Two"]);
});

test("going live says that the draft was changed, also where the change cannot be read", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Cannot read", waits("One"), "draft");
  await open(page, baton.page, made);
  await page.getByRole("button", { name: "Go live…" }).click();
  const sheet = page.getByRole("dialog");
  const confirm = sheet.getByRole("button", { name: "Go live", exact: true });
  await expect(confirm).toBeEnabled();
  await page.route(`**/api/v1/workflows/${made.id}`, (route) => route.abort());
  await page.route("**/live", (route) =>
    route.fulfill({ status: 409, json: { code: "stale_draft", title: "", status: 409 } }),
  );
  await confirm.click();

  await expect(sheet.getByRole("alert")).toContainText("Someone else changed this draft.");
});

test("leaving asks where the edits cannot be saved, by link and by closing the window", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Cannot save", waits("One"), "draft");
  await open(page, baton.page, made, "One");
  await page.route(SAVES, (route) => route.abort());
  await nameField(page).fill("Typed");
  await page.getByRole("link", { name: "Workflows" }).click();
  const question = page.getByRole("alertdialog", { name: "Leave without your last changes?" });
  await expect(question).toBeVisible();
  await expectAccessible(page, "Leave without the last changes");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(nameField(page)).toHaveValue("Typed");

  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await page.unroute(SAVES);
  await expect.poll(() => namesOf(admin, made.id)).toEqual(["Typed"]);
});

test("edits outlive the end of the session, and are saved after signing in", async ({
  page,
  baton,
  context,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Session ends", [callStep("One", null)], "draft");
  await open(page, baton.page, made, "One");
  let isFirst = true;
  await page.route(SAVES, async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    await context.clearCookies();
    await route.fulfill({ status: 401, json: { code: "not_signed_in", title: "", status: 401 } });
  });
  await nameField(page).fill("Typed");
  await expect(page.getByRole("heading", { name: "Sign in to Baton" })).toBeVisible();
  await expect(page.getByText("This window keeps them until you are signed in.")).toBeVisible();
  await expectAccessible(page, "Sign in, with edits");

  // A link of the same admin: one of somebody else would not save it.
  const { path } = await admin.post<Shape<"SignInLink">>("/session/link");
  await page.getByLabel("Sign-in link").fill(`${baton.page}${path}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await saved(page);
  expect(await namesOf(admin, made.id)).toEqual(["Typed"]);
});

test("another admin is asked what becomes of the edits of an ended session", async ({
  page,
  baton,
  context,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Dana’s edits", waits("One", "Two"), "draft");
  let actor = "Dana Okafor";
  await page.route("**/api/v1/system", async (route) => {
    const answer = await route.fetch();
    const body = answer.ok() ? { ...(await answer.json()), actor } : await answer.json();
    await route.fulfill({ response: answer, json: body });
  });
  const end = async () => {
    await page.route(SAVES, async (route) => {
      await context.clearCookies();
      await route.fulfill({ status: 401, json: { code: "not_signed_in", title: "", status: 401 } });
    });
    await nameField(page).fill("Hers");
    await expect(page.getByRole("heading", { name: "Sign in to Baton" })).toBeVisible();
    await page.unroute(SAVES);
    actor = "Sam Roth";
    await page.getByLabel("Sign-in link").fill(baton.anotherLink());
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await open(page, baton.page, made, "One");
  await end();
  const question = page.getByRole("alertdialog", { name: "Unsaved changes of Dana Okafor" });
  await expect(question).toContainText("Hers: name");
  await expectAccessible(page, "Another’s unsaved changes");
  await expectReflow(page, "Another’s unsaved changes");
  expect(await namesOf(admin, made.id)).toEqual(["One", "Two"]);

  await question.getByRole("button", { name: "Save as a copy" }).click();
  await expect(page.getByText(/^The changes of .*Dana Okafor.* are saved as/)).toBeVisible();
  await expect(question).toHaveCount(0);
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dana’s edits (copy)" })).toBeVisible();
  const again = adminOf(baton, await context.cookies());
  expect(await namesOf(again, page.url().split("/").at(-1) ?? "")).toEqual(["Hers", "Two"]);
  expect(await namesOf(again, made.id)).toEqual(["One", "Two"]);

  actor = "Dana Okafor";
  await page.goto("about:blank");
  await open(page, baton.page, made, "One");
  await end();
  await question.getByRole("button", { name: "Keep as mine" }).click();
  await saved(page);
  expect(await namesOf(adminOf(baton, await context.cookies()), made.id)).toEqual(["Hers", "Two"]);
});

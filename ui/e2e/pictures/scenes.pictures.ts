import type { Shape } from "#ui/api/shapes.ts";
import {
  type Admin,
  adminOf,
  call,
  startAddress,
  until,
  waitStep,
  workflow,
} from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { newBlank, panelOf } from "../support/designer.ts";
import { LONG_NAME, RIGHT_TO_LEFT } from "../support/filled.ts";
import { startReceiver } from "../support/receiver.ts";
import { addPeople, PEOPLE, startAll } from "./people.ts";
import { pictures } from "./taken.ts";

test.use({ folder: "scenes" });
test.setTimeout(900_000);

/** The address of the only wait of a workflow, with its token in it. */
async function waitAddress(admin: Admin, made: Shape<"Workflow">): Promise<string> {
  const { id } = made.addresses.find(({ owner }) => owner.kind === "step") ?? {};
  const path = `/addresses/${id}/secret?form=inside&purpose=copy`;
  return (await admin.get<Shape<"AddressSecret">>(path)).url;
}

test("what is asked and decided, with long and Arabic names", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  await addPeople(admin);

  await newBlank(page, baton.page, "New-hire onboarding");
  await pictures(page, "blank");
  await page.getByRole("button", { name: /^When another tool calls/ }).click();
  await page.getByRole("button", { name: /^Call a webhook/ }).click();
  const field = panelOf(page).getByLabel("Web address (webhook URL)");
  await field.fill(`${tool.address}/api/hires?token=okta-4f6e8a1c2b9d7e30`);
  await field.press("Enter");
  await expect(panelOf(page).getByText("What Baton keeps secret of this address")).toBeVisible();
  await pictures(page, "paste-judged");
  await panelOf(page).getByRole("button", { name: "Use this address" }).click();
  await expect(panelOf(page).getByText(/^Allow exactly /)).toBeVisible();
  await pictures(page, "paste");

  const laptop = await workflow(admin, "Laptop ready", [waitStep("Laptop from Jira", 259_200)]);
  await startAll(admin, laptop, "waiting");
  const came = await waitAddress(admin, laptop);
  await call(came, {
    issue: { key: "IT-482", reporter: "noura@northwind.example" },
    state: "Done",
  });
  await call(came, { issue: { key: "IT-483", reporter: "long@northwind.example" }, state: "Done" });
  await call(came, '{"issue": {"key": "IT-484"\n  "reporter": "noura@northwind.example"}');
  await until("they are problems", async () => {
    const { counts } = await admin.get<Shape<"System">>("/system");
    return counts.problems >= 2;
  });
  await page.goto(`${baton.page}/workflows/${laptop.id}?step=${laptop.draft.steps[0]?.id}`);
  const earlier = panelOf(page).getByRole("button", { name: /^Earlier calls/ });
  await earlier.click();
  await earlier.scrollIntoViewIfNeeded();
  await pictures(page, "matching");

  await page.goto(`${baton.page}/problems`);
  const problem = page.locator("li.problem").filter({ hasText: /fits nobody|did not find whom/ });
  await expect(problem.first()).toBeVisible();
  await pictures(page, "problem-open");
  await problem.first().getByRole("button", { name: "Choose the run…" }).first().click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await pictures(page, "choose-run");
  await page.keyboard.press("Escape");
  const unread = page.locator("li.problem").filter({ hasText: "can’t be read" });
  await unread
    .getByRole("button", { name: /^What it said/ })
    .first()
    .click();
  await expect(page.getByRole("dialog").getByText("Here it cannot be read:")).toBeAttached();
  await pictures(page, "unread");

  const kept = await workflow(admin, "Certificate upload", [waitStep("Certificate", 259_200)]);
  const keptAt = await startAddress(admin, kept);
  await admin.post(`/workflows/${kept.id}/off`);
  for (const [, email] of PEOPLE) await call(keptAt, { email });
  await until("they are kept", async () => {
    const now = await admin.get<Shape<"Workflow">>(`/workflows/${kept.id}`);
    return now.kept_count === PEOPLE.length;
  });
  await page.goto(`${baton.page}/workflows`);
  await pictures(page, "workflows-kept");
  await page.getByRole("button", { name: "3 calls kept" }).click();
  await expect(page.getByRole("dialog").getByText(RIGHT_TO_LEFT)).toBeVisible();
  await pictures(page, "kept");
  await tool.stop();
});

test("how tokens are given, and problems that are over", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  const made = await workflow(admin, "Access card", [waitStep("Card is ready", 259_200)]);
  const start = await startAddress(admin, made);

  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.trigger.id}`);
  await panelOf(page).getByText("At the end", { exact: true }).click();
  await pictures(page, "address-form");

  await newBlank(page, baton.page, "Badge");
  await page.getByRole("button", { name: /^When another tool calls/ }).click();
  await page.getByRole("button", { name: /^Call a webhook/ }).click();
  const field = panelOf(page).getByLabel("Web address (webhook URL)");
  await field.fill(`${tool.address}/api/badges`);
  await field.press("Enter");
  await panelOf(page).getByText("Separately", { exact: true }).click();
  await panelOf(page).getByRole("button", { name: "Use this token" }).scrollIntoViewIfNeeded();
  await pictures(page, "token-form");

  const unknown = PEOPLE.map(([name, email]) => [name, `new.${email}`] as const);
  for (const [, email] of unknown) await call(start, { email });
  const ofThem = async () =>
    (await admin.get<Shape<"ProblemPage">>("/problems?kind=unknown_person")).items;
  const open = await until("they are unknown", async () => {
    const items = await ofThem();
    return items.length === unknown.length && items;
  });
  for (const [index, { id, params }] of open.entries()) {
    const [display_name] = unknown.find(([, email]) => email === params.value) ?? [];
    if (index === 0) await admin.post(`/problems/${id}/ignore`, { why: "They never signed." });
    else await admin.post(`/problems/${id}/add-person`, { display_name, work_email: params.value });
  }
  await until("none is open", async () => (await ofThem()).length === 0);
  for (const state of ["Solved", "Ignored"] as const) {
    await page.goto(`${baton.page}/problems`);
    await page.getByRole("link", { name: state }).click();
    const line = page.locator("li.problem").first();
    await expect(line).toBeVisible();
    await line.getByRole("button", { expanded: false }).first().click();
    await expect(line.getByRole("button", { name: /^What it said/ })).toBeVisible();
    await pictures(page, `problem-${state.toLowerCase()}`);
  }
  await tool.stop();
});

/** Sixty letters without a place to break but the dot and the at. */
const LONG_EMAIL = `${"w".repeat(20)}.${"k".repeat(20)}@northwind.example`;

test("the start of a run, a panel, and an address of sixty letters", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "Locker", [waitStep("Locker is free", 259_200)]);
  const start = await startAddress(admin, made);
  const person = await admin.post<Shape<"Person">>("/people", {
    display_name: LONG_NAME,
    work_email: LONG_EMAIL,
  });
  await call(start, { hire: { email: LONG_EMAIL, team: RIGHT_TO_LEFT }, email: LONG_EMAIL });
  const run = await until("it waits", async () => {
    const { items } = await admin.get<Shape<"RunPage">>(`/runs?workflow=${made.id}&limit=5`);
    return items[0];
  });
  await page.goto(`${baton.page}/runs/${run.id}`);
  await page.getByRole("button", { name: /Another tool called, and the run started/ }).click();
  await expect(page.getByRole("group", { name: "What we received" })).toBeVisible();
  await pictures(page, "run-start");
  await page.goto(`${baton.page}/people/${person.id}`);
  await expect(page.getByText(LONG_EMAIL).first()).toBeVisible();
  await pictures(page, "person-long");
  await call(start, { email: `new.${LONG_EMAIL}` });
  await until("nobody knows whom", async () => {
    const { items } = await admin.get<Shape<"ProblemPage">>("/problems?kind=unknown_person");
    return items.length > 0;
  });
  await page.goto(`${baton.page}/problems`);
  await expect(page.getByText(`new.${LONG_EMAIL}`).first()).toBeVisible();
  await pictures(page, "problems-long");
  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.steps[0]?.id}`);
  await expect(panelOf(page)).toBeVisible();
  await pictures(page, "panel");
});

test("an id in an address, and two who change the same", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  await newBlank(page, baton.page, "Payroll");
  await page.getByRole("button", { name: /^When another tool calls/ }).click();
  await page.getByRole("button", { name: /^Call a webhook/ }).click();
  const field = panelOf(page).getByLabel("Web address (webhook URL)");
  await field.fill(`${tool.address}/hooks/9f86d081884c7d659a2feaa0c55ad015`);
  await field.press("Enter");
  await expect(panelOf(page).getByText("Is one of these a secret token?")).toBeVisible();
  await pictures(page, "paste-id");
  const made = await workflow(admin, "Two admins", [waitStep(LONG_NAME, 259_200)], "draft");
  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.steps[0]?.id}`);
  await panelOf(page).getByLabel("Name", { exact: true }).fill("Mine");
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
  const now = await admin.get<Shape<"Workflow">>(`/workflows/${made.id}`);
  const steps = now.draft.steps.map((step) => ({ ...step, name: RIGHT_TO_LEFT }));
  const definition = { ...now.draft, steps };
  await admin.put(`/workflows/${made.id}/draft`, {
    revision: now.draft_revision,
    definition,
    edit: "{}",
  });
  await expect(page.getByRole("button", { name: "Keep mine" })).toBeVisible();
  await pictures(page, "two-admins");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await pictures(page, "keep-mine");
  await tool.stop();
});

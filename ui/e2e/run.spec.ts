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
} from "./support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "./support/baton.ts";
import { startReceiver } from "./support/receiver.ts";
import { together } from "./support/splits.ts";

test.use({ folder: "run", timezoneId: "Europe/Berlin" });

const DAY_S = 86_400;

type Made = Shape<"Workflow">;
type Step = Made["draft"]["steps"][number];

const email = (name: string) => `${name.toLowerCase().replaceAll(" ", ".")}@northwind.example`;

async function addPerson(admin: Admin, name: string, more: object = {}): Promise<void> {
  const person = { display_name: name, work_email: email(name), status: "active", custom: {} };
  await admin.post("/people", { ...person, ...more });
}

/** A run of somebody, once it stands as told. */
async function runOf(
  admin: Admin,
  made: Made,
  name: string,
  holds: (run: Shape<"RunSummary">) => boolean,
) {
  await call(await startAddress(admin, made), { email: email(name) });
  return until(`the run of ${name}`, async () => {
    const path = `/runs?workflow=${made.id}&limit=50`;
    const { items } = await admin.get<Shape<"RunPage">>(path);
    const found = items.find(({ person }) => person.name === name);
    return found && holds(found) ? found : null;
  });
}

const waits = ({ status }: Shape<"RunSummary">) => status === "waiting";
const card = (page: Page) => page.locator(".step-card");
const why = (page: Page) => page.getByRole("alertdialog").getByRole("textbox", { name: /^Why/ });

/** A call that sends one answer of an earlier step, and leaves it out where there is none. */
function sendsAnswer(name: string, connection: string, from: Step): Step {
  const step = callStep(name, connection);
  if (!("content" in step.action)) throw new Error("it sends something");
  const reference = { source: { kind: "step" as const, step: from.id }, pointer: "/serial" };
  const value = {
    segments: [{ kind: "detail" as const, reference, format: "as_is" as const }],
    type: "text" as const,
    when_empty: { kind: "leave_out" as const },
  };
  const content = { kind: "fields" as const, fields: [{ name: "serial", value }] };
  return { ...step, action: { ...step.action, content } };
}

test("the skip question says what ends, what follows the join, and what is empty then", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  const okta = await connect(admin, "Okta", tool);
  await addPerson(admin, "Maria Lopez");
  const laptop = waitStep("Laptop ready", 3 * DAY_S);
  const access = together("Access", { Badge: [waitStep("Badge ready", 3 * DAY_S)], Keys: [] });
  const made = await workflow(admin, "Joined", [
    together("Both", { Laptop: [laptop], Access: [access, callStep("Tell the gate", okta)] }),
    sendsAnswer("Tell HR", okta, laptop),
  ]);
  const run = await runOf(admin, made, "Maria Lopez", ({ where }) => where.more === 1);
  await page.goto(`${baton.page}/runs/${run.id}?step=${laptop.id}`);
  const question = page.getByRole("alertdialog");

  await page.getByRole("button", { name: "Skip step…" }).click();
  await expect(
    question.getByText(
      "Nothing more until path Access of “Both” is done. Then Baton goes on to “Tell HR”.",
    ),
  ).toBeVisible();
  await expect(
    question.getByText("“Tell HR” uses “serial”, which will be empty, so it is left out."),
  ).toBeVisible();
  await expectAccessible(page, "Question, skip before a join");
  await question.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: /^Step \d+ of \d+, At the same time, Both/ }).click();
  await page.getByRole("button", { name: "Skip step…" }).click();
  await expect(
    question.getByText(/^“Laptop ready” and “Badge ready” are given up\./),
  ).toBeVisible();
  await expect(question.getByText("“Tell the gate” then never happens.")).toBeVisible();
  await expect(question.getByText("Baton goes on to “Tell HR”.")).toBeVisible();
  await tool.stop();
});

test("a wait for time says until when, why then, and by whose clocks", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  await addPerson(admin, "Inês Duarte", {
    work_email: email("Ines"),
    start_date: "2098-02-01",
    time_zone: "Europe/Lisbon",
  });
  const wait: Step = {
    id: "step_0192f0c1b2a470008000000000030001",
    name: "Three days before",
    action: {
      kind: "wait_for_time",
      until: {
        kind: "date",
        amount: 3,
        unit: "days",
        side: "before",
        detail: "start_date",
        at: "09:00",
      },
      weekend_rule: "as_it_is",
      already_past: "go_on",
    },
  };
  const made = await workflow(admin, "Waits for a date", [wait]);
  await call(await startAddress(admin, made), { email: email("Ines") });
  const run = await until("it waits", async () => {
    const [found] = (await admin.get<Shape<"RunPage">>(`/runs?workflow=${made.id}`)).items;
    return found && waits(found) ? found : null;
  });
  await page.goto(`${baton.page}/runs/${run.id}`);

  const drawing = page.getByRole("group", { name: /^Flow/ });
  await expect(drawing.getByText("until 29 Jan 2098 10:00")).toBeVisible();
  await expect(card(page).getByText("Waits until 29 Jan 2098 10:00")).toBeVisible();
  await expect(card(page).getByText("Until 3 days before Start date, 09:00")).toBeVisible();
  await expect(card(page).getByText("1 Feb 2098")).toBeVisible();
  await expect(card(page).getByText("Lisbon, the time zone of Inês Duarte")).toBeVisible();
  await expect(card(page).getByText("29 Jan 2098 09:00 there")).toBeVisible();
  await expect(card(page).getByRole("button", { name: "Skip step…" })).toBeVisible();
  await expect(card(page).locator(".button.primary"), "skipping never stands out").toHaveCount(0);
  await expectAccessible(page, "Run, waits for a date");
  await expectReflow(page, "Run, waits for a date");
  await expectLargeText(page, "Run, waits for a date");
});

test("keys lead from run to run as the list was filtered, and act at the step", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "By keys", [waitStep("Laptop ready", 3 * DAY_S)]);
  const names = ["Anna Brandt", "Bela Toth", "Cem Kaya"];
  for (const name of names) {
    await addPerson(admin, name);
    await runOf(admin, made, name, waits);
  }
  const heading = (name: string) => page.getByRole("heading", { level: 1, name });
  await page.goto(`${baton.page}/runs?workflow=${made.id}&status=waiting`);
  await page.getByRole("link", { name: "Cem Kaya" }).click();
  await expect(heading("Cem Kaya")).toBeVisible();

  await page.keyboard.press("]");
  await expect(heading("Bela Toth")).toBeVisible();
  await page.keyboard.press("]");
  await expect(heading("Anna Brandt")).toBeVisible();
  await page.keyboard.press("]");
  await expect(page.getByText("This is the last run of the list.")).toBeVisible();
  await page.keyboard.press("[");
  await expect(heading("Bela Toth")).toBeVisible();

  await page.keyboard.press("e");
  await expect(page.getByRole("button", { name: /^Step 2 of 2, .*Laptop ready/ })).toBeFocused();
  await page.keyboard.press("r");
  await expect(page.getByText("That is not possible at this step.")).toBeVisible();
  await page.keyboard.press("s");
  await expect(why(page)).toBeFocused();
  await page.keyboard.type("sees [R] and so on");
  await expect(why(page)).toHaveValue("sees [R] and so on");
  await expect(heading("Bela Toth")).toBeAttached();
  await page.keyboard.press("Escape");

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  await expect(help.getByText("In a run: the run before or after it in the list")).toBeVisible();
  await expect(help.getByText("In a run: skip the step")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Runs" }).click();
  await expect(page, "the way back keeps the filters").toHaveURL(/status=waiting/);

  await page.goto(`${baton.page}/settings`);
  await page.getByText("Single keys").click();
  await expect(page.getByRole("switch", { name: /^Single keys/ })).not.toBeChecked();
  await page.goto(`${baton.page}/runs?workflow=${made.id}`);
  await page.getByRole("link", { name: "Cem Kaya" }).click();
  await expect(heading("Cem Kaya")).toBeVisible();
  await page.keyboard.press("s");
  await page.keyboard.press("]");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(heading("Cem Kaya")).toBeVisible();
  await admin.patch("/settings", { single_keys: true });
});

test("who stopped a run or skipped a step stands there, with the reason", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const { actor } = await admin.get<Shape<"System">>("/system");
  const steps = [waitStep("Laptop ready", 3 * DAY_S), waitStep("Badge ready", 3 * DAY_S)];
  const made = await workflow(admin, "Stopped", steps);
  await addPerson(admin, "Noor Haddad");
  const run = await runOf(admin, made, "Noor Haddad", waits);
  const reason = "Handed over in person";
  await admin.post(`/runs/${run.id}/skip`, { step: steps[0]?.id, reason });
  await admin.post(`/runs/${run.id}/stop`, { reason: "Starts in March instead" });

  await page.goto(`${baton.page}/runs?workflow=${made.id}`);
  await expect(page.getByText(`Stopped by ${actor}`)).toBeVisible();
  await page.getByRole("link", { name: "Noor Haddad" }).click();
  const bar = page.getByRole("banner");
  await expect(bar.getByText(`by ${actor}: Starts in March instead`)).toBeVisible();
  await expect(bar.getByText(/ · Stopped /)).toBeVisible();
  await page.getByRole("button", { name: /^Step 2 of 3, .*Laptop ready/ }).click();
  await expect(card(page).getByText(new RegExp(`^Skipped by ${actor}, `))).toBeVisible();
  await expect(card(page).getByText(reason)).toBeVisible();
  await page.getByRole("button", { name: /^Step 3 of 3, .*Badge ready/ }).click();
  await expect(card(page).getByText(new RegExp(`^Stopped by ${actor}, `))).toBeVisible();
  await expect(card(page).getByText("Starts in March instead")).toBeVisible();
  await expectAccessible(page, "Run, stopped");
});

test("a double click sends again once", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  tool.answer(() => ({ status: 401, body: "{}" }));
  const payroll = await connect(admin, "Payroll", tool, "token");
  await addPerson(admin, "Ravi Patel");
  const made = await workflow(admin, "Twice", [callStep("Tell payroll", payroll)]);
  const run = await runOf(admin, made, "Ravi Patel", ({ status }) => status === "needs_you");
  // As slow as a server far away.
  let asked = 0;
  await page.route("**/send-new", async (route) => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto(`${baton.page}/runs/${run.id}`);

  await expect(card(page).locator(".button.primary")).toHaveText("Fix connection");
  await card(page).getByRole("button", { name: "Send something else" }).click();
  await page.getByRole("menuitem", { name: /today’s details/ }).click();
  await why(page).fill("It was lost");
  const send = page.getByRole("alertdialog").getByRole("button", { name: "Send again" });
  await send.evaluate((button) => {
    if (!(button instanceof HTMLElement)) return;
    button.click();
    button.click();
  });
  await expect(page.getByText(/is sent again for/)).toHaveCount(1);
  expect(asked).toBe(1);
  // Refused once more, it would be a problem in the midst of the next test.
  await admin.post(`/runs/${run.id}/stop`, { reason: "It was a test" });
  await tool.stop();
});

test("what is being written stays when the run moves on, and when the problem ends", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const laptop = waitStep("Laptop ready", 3 * DAY_S);
  const made = await workflow(admin, "Moves on", [laptop, waitStep("Badge ready", 3 * DAY_S)]);
  await addPerson(admin, "Priya Raman");
  const run = await runOf(admin, made, "Priya Raman", waits);
  await page.goto(`${baton.page}/runs/${run.id}`);
  await page.getByRole("button", { name: "Skip step…" }).click();
  await why(page).fill("Handed over");
  const reason = "It came by phone";
  await admin.post(`/runs/${run.id}/mark-received`, { step: laptop.id, reason });

  const question = page.getByRole("alertdialog");
  await expect(question.getByText("Meanwhile the run went on: this step is over.")).toBeVisible();
  await expect(why(page)).toHaveValue("Handed over");
  await expect(question.getByRole("button", { name: "Skip step" })).toBeDisabled();
  await expectAccessible(page, "Question, the run moved on");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(card(page).getByRole("heading", { name: /^Badge ready/ })).toBeVisible();

  await call(await startAddress(admin, made), { email: "nobody@northwind.example" });
  await page.goto(`${baton.page}/problems`);
  await page.getByRole("button", { name: "Ignore…" }).first().click();
  await why(page).fill("A test of IT");
  const { items } = await admin.get<{ items: Shape<"ProblemGroup">[] }>("/problems");
  for (const { id } of items) await admin.post(`/problems/${id}/ignore`, { why: "Not ours" });
  const tabs = page.getByRole("navigation", { name: "Problems" });
  await expect(tabs.getByRole("link", { name: /^Open/ })).not.toContainText(/\d/);
  await expect(why(page)).toHaveValue("A test of IT");
});

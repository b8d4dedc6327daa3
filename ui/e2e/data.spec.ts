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
import { addWaitStep, choose, newWorkflow, panelOf, saved } from "./support/designer.ts";
import { expectNamesHeldEverywhere, LONG } from "./support/names.ts";
import { startReceiver } from "./support/receiver.ts";

test.use({ folder: "data", timezoneId: "Europe/Berlin" });

type Step = Shape<"Workflow">["draft"]["steps"][number];
type Reference = Shape<"Reference">;

/** More than a page's own numbers can hold. */
const BIG = "90071992547409931";

const ARABIC = "عبد الرحمن بن عبد العزيز";
const email = (name: string) => `${name.toLowerCase().replaceAll(" ", ".")}@northwind.example`;

async function addPerson(admin: Admin, name: string, mail = email(name)): Promise<void> {
  const person = { display_name: name, work_email: mail, status: "active", custom: {} };
  await admin.post("/people", person);
}

/** A step that sends details one by one. */
function sends(name: string, connection: string, details: Record<string, Reference>): Step {
  const step = callStep(name, connection);
  if (!("content" in step.action)) throw new Error("it sends something");
  const fields = Object.entries(details).map(([field, reference]) => ({
    name: field,
    value: {
      segments: [{ kind: "detail" as const, reference, format: "as_is" as const }],
      type: "as_received" as const,
      when_empty: { kind: "stop" as const },
    },
  }));
  return { ...step, action: { ...step.action, content: { kind: "fields" as const, fields } } };
}

const person = (pointer: string): Reference => ({ source: { kind: "person" }, pointer });

async function firstRun(admin: Admin, made: string, holds: (run: Shape<"RunSummary">) => boolean) {
  return until("the run", async () => {
    const { items } = await admin.get<Shape<"RunPage">>(`/runs?workflow=${made}&limit=50`);
    return items.find(holds) ?? null;
  });
}

const card = (page: Page) => page.locator(".step-card");

test("what was sent and what came back are names and values, for IT as they were", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  const answer = `{"id":${BIG},"groups":["staff","berlin"],"since":"2026-12-01","mails":[{"type":"work","value":"m@a.example"}]}`;
  tool.answer(() => ({ status: 200, body: answer }));
  const okta = await connect(admin, "Okta", tool);
  await addPerson(admin, ARABIC, email("Abd"));
  const made = await workflow(admin, "Sent and received", [
    sends("Create user", okta, { "profile.name": person("/display_name") }),
    waitStep("Laptop ready", 3 * 86_400),
  ]);
  await call(await startAddress(admin, made), { email: email("Abd") });
  const run = await firstRun(admin, made.id, ({ status }) => status === "waiting");
  await page.goto(`${baton.page}/runs/${run.id}?step=${made.draft.steps[0]?.id}`);
  await card(page)
    .getByRole("button", { name: /^Try 1/ })
    .click();
  const sent = card(page).getByRole("group", { name: "What we sent" });
  const back = card(page).getByRole("group", { name: "What came back" });

  await expect(sent.getByRole("term").filter({ hasText: "profile.name" })).toBeVisible();
  await expect(sent.getByRole("definition").filter({ hasText: ARABIC })).toBeVisible();
  await expect(sent.getByRole("link")).toHaveText(ARABIC);
  await expect(sent.locator(".pill")).toHaveText("Name");
  await expect(back.getByText(BIG, { exact: true })).toBeVisible();
  await expect(back.getByRole("listitem")).toHaveText(["staff", "berlin"]);
  await expect(back.getByText("1 Dec 2026")).toBeVisible();
  await expect(back.getByText("1 entry")).toBeVisible();
  await expect(card(page)).not.toContainText('{"');
  await expect(card(page)).not.toContainText("webhook-id");
  await expectAccessible(page, "Run, a try");
  await expectReflow(page, "Run, a try");
  await expectLargeText(page, "Run, a try");
  await expectNamesHeldEverywhere(page, "Run, a try");

  await sent.getByRole("radio", { name: "Details for IT" }).click();
  await back.getByRole("radio", { name: "Details for IT" }).click();
  await expect(sent).toContainText("webhook-id");
  await expect(back).toContainText(answer);
  await tool.stop();
});

test("a sensitive detail is hidden in a preview, a test and a try, and Show is noted", async ({
  page,
  baton,
  signedIn,
}) => {
  const ssn = "219-09-9999";
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  const payroll = await connect(admin, "Payroll", tool);
  await admin.put("/person-details", { name: "ssn", type: "text", sensitive: true });
  const mail = email("Ada Klein");
  await admin.post("/people", { display_name: "Ada Klein", work_email: mail, custom: { ssn } });
  const tell = sends("Tell payroll", payroll, {
    name: person("/display_name"),
    number: person("/custom/ssn"),
  });
  const made = await workflow(admin, "Payroll", [tell, waitStep("Paid", 3 * 86_400)]);
  const looks = async () => {
    const { items } = await admin.get<{ items: Shape<"AuditRow">[] }>("/audit?limit=50");
    const shown = items.filter(({ action }) => action === "person_detail_revealed");
    return shown.map(({ params }) => `${params.detail} in ${params.where}`).reverse();
  };
  await call(await startAddress(admin, made), { email: mail });
  const run = await firstRun(admin, made.id, ({ status }) => status === "waiting");
  expect(tool.received.map(({ body }) => body)).toEqual([`{"name":"Ada Klein","number":"${ssn}"}`]);

  await page.goto(`${baton.page}/runs/${run.id}?step=${tell.id}`);
  await card(page)
    .getByRole("button", { name: /^Try 1/ })
    .click();
  const sent = card(page).getByRole("group", { name: "What we sent" });
  await expect(sent.getByText("hidden", { exact: true })).toBeAttached();
  await sent.getByRole("radio", { name: "Details for IT" }).click();
  await expect(sent.getByTestId("preview-bytes")).toContainText('"number":"••••••••"');
  await expectAccessible(page, "Run, a try with something hidden");
  await sent.getByRole("button", { name: "Show ssn" }).click();
  await expect(sent.getByTestId("preview-bytes")).toContainText(`"number":"${ssn}"`);
  await sent.getByRole("button", { name: "Hide ssn" }).click();
  await expect(sent.getByTestId("preview-bytes")).not.toContainText(ssn);
  expect(await looks()).toEqual(["ssn in try"]);

  await page.goto(`${baton.page}/workflows/${made.id}`);
  await page.getByRole("button", { name: /Call a webhook, Tell payroll/ }).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^What to send/ }).click();
  await choose(page, panel.getByRole("button", { name: /Sample person/ }), /^Ada Klein/);
  const receives = panel.getByRole("group", { name: "What Payroll will receive" });
  await expect(receives.getByText("hidden", { exact: true })).toBeAttached();
  await receives.getByRole("button", { name: "Show ssn" }).click();
  await expect(receives.getByText(ssn)).toBeVisible();
  expect(await looks()).toEqual(["ssn in try", "ssn in preview"]);

  await panel.getByText("Change the data first").click();
  const data = panel.getByRole("group", { name: "The data of this test" });
  await data.getByRole("textbox", { name: "name" }).fill("Eve");
  await expect(data.getByRole("textbox", { name: "number" })).toHaveCount(0);
  await panel.getByRole("button", { name: "Send a test to Payroll" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Send a test/ })
    .click();
  await expect.poll(() => tool.received.at(-1)?.body).toBe(`{"name":"Eve","number":"${ssn}"}`);
  await panel.getByRole("button", { name: "Show ssn" }).last().click();
  await expect(data.getByRole("textbox", { name: "number" })).toHaveValue(ssn);
  await expect(data.getByRole("textbox", { name: "name" })).toHaveValue("Eve");
  await tool.stop();
});

test("a call that is marked as received is filled in as names and values", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  const okta = await connect(admin, "Tickets", tool);
  await addPerson(admin, "Lena Vogt");
  const laptop = waitStep("Laptop ready", 3 * 86_400);
  const serial: Reference = {
    source: { kind: "step", step: laptop.id },
    pointer: "/laptop/serial",
  };
  const made = await workflow(admin, "Marked", [laptop, sends("Tell HR", okta, { serial })]);
  await call(await startAddress(admin, made), { email: email("Lena Vogt") });
  const run = await firstRun(admin, made.id, ({ status }) => status === "waiting");
  await page.goto(`${baton.page}/runs/${run.id}`);

  await page.getByRole("button", { name: "Mark as received…" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question.getByText("used by “Tell HR”")).toBeVisible();
  await expect(question).not.toContainText("{");
  await question.getByRole("textbox", { name: "laptop.serial" }).fill("0071");
  await question.getByRole("textbox", { name: /^How do you know/ }).fill("IT told me");
  await expectAccessible(page, "Mark as received");
  await question.getByRole("button", { name: "Mark as received" }).click();

  await expect.poll(() => tool.received.map(({ body }) => body)).toEqual(['{"serial":"0071"}']);
  await tool.stop();
});

test("a pretended call is changed value by value, and no digit is lost", async ({
  page,
  baton,
}) => {
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Pretending with a number");
  await addWaitStep(page, "Another tool calls", "Laptop ready");
  await saved(page);
  await panel.getByRole("button", { name: "Pretend they called…" }).click();
  await panel.getByRole("button", { name: /^Start with/ }).click();
  await panel.getByText("Change the data first").click();
  const data = panel.getByRole("group", { name: "Data of the pretended call" });
  await data.getByRole("radio", { name: "Details for IT" }).click();
  const editor = data.getByRole("textbox", { name: "Data of the pretended call" });
  await editor.fill('{ "email": "maria@acme.example"\n"serial": 7 }');
  await expect(data.getByText(/In line 1, at character 32, a comma is missing/)).toBeVisible();
  await expect(panel.getByRole("button", { name: "Pretend they called" })).toBeDisabled();
  await data.getByRole("button", { name: "Reset" }).click();
  await expect(data.getByText(/a comma is missing/)).toHaveCount(0);
  await editor.fill(`{ "email": "maria@acme.example", "serial": ${BIG}, "note": "" }`);
  await data.getByRole("radio", { name: "Table" }).click();
  await data.getByRole("textbox", { name: "serial" }).fill("7 pieces");
  await expect(data.getByText(/This is a number for the other tool/)).toBeVisible();
  await expect(panel.getByRole("button", { name: "Pretend they called" })).toBeDisabled();
  await data.getByRole("textbox", { name: "serial" }).fill(BIG);
  await data.getByRole("textbox", { name: "note" }).fill("by phone");
  await expectAccessible(page, "Designer, a pretended call as a table");
  const asked = page.waitForRequest((request) => request.url().endsWith("/pretend-called"));
  await panel.getByRole("button", { name: "Pretend they called" }).click();

  expect((await asked).postDataJSON()).toMatchObject({
    text: `{ "email": "maria@acme.example", "serial": ${BIG}, "note": "by phone" }`,
  });
  await expect(page.getByText("That was a complete run.")).toBeVisible();
});

test("a detail that is empty is named with whose it is, filled in and sent again at once", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  const okta = await connect(admin, "Badges", tool);
  await addPerson(admin, LONG.person, email("Long"));
  await addPerson(admin, "Li Na");
  const made = await workflow(admin, "Lacks a name", [
    sends("Order badge", okta, { last: person("/family_name") }),
  ]);
  const start = await startAddress(admin, made);
  for (const name of ["Long", "Li Na"]) await call(start, { email: email(name) });
  await until("both need somebody", async () => {
    const { items } = await admin.get<{ items: Shape<"ProblemGroup">[] }>("/problems");
    return items.some(({ kind, people }) => kind === "value_missing" && people === 2);
  });
  await page.goto(`${baton.page}/problems`);
  const problem = page.getByRole("listitem").filter({ hasText: "“Last name” is empty for" });

  await expect(problem.getByRole("heading", { level: 2 })).toHaveText(
    `“Last name” is empty for ${LONG.person} and 1 other`,
  );
  await expect(
    problem.getByRole("heading", { level: 2 }).getByRole("link", { name: LONG.person }),
  ).toBeVisible();
  await expect(problem.locator(".button.primary")).toHaveText("Fill in “Last name”…");
  await expectNamesHeldEverywhere(page, "Problems, an empty detail");
  await expectAccessible(page, "Problems, an empty detail");
  await problem.locator(".button.primary").click();
  const question = page.getByRole("alertdialog");
  await question.getByRole("textbox", { name: LONG.person }).fill("Schaf");
  await question.getByRole("textbox", { name: "Li Na" }).fill("Na");
  await expectAccessible(page, "Question, fill in");
  await question.getByRole("button", { name: "Save and send again" }).click();

  await expect
    .poll(() => tool.received.map(({ body }) => body).toSorted())
    .toEqual(['{"last":"Na"}', '{"last":"Schaf"}']);
  await expect(problem).toHaveCount(0);
  await tool.stop();
});

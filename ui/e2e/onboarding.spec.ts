import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectReflow, test } from "./support/baton.ts";
import {
  addCallStep,
  addWaitStep,
  choose,
  copied,
  goLive,
  newWorkflow,
  panelOf,
  saved,
} from "./support/designer.ts";
import { type Receiver, startReceiver } from "./support/receiver.ts";

/** Another program calls an address; Baton answers once the call is on the disk. */
async function call(address: string, body: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return response.json();
}

async function addPerson(page: Page, address: string, name: string, email: string) {
  await page.goto(`${address}/people`);
  await page.getByRole("button", { name: "Add a person" }).first().click();
  const sheet = page.getByRole("dialog", { name: "Add a person" });
  await sheet.getByLabel("Name", { exact: true }).fill(name);
  await sheet.getByLabel("Work email").fill(email);
  await sheet.getByLabel("First name").fill(name.split(" ")[0] ?? name);
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByText(`${name} is added.`)).toBeVisible();
}

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("an onboarding is built, goes live and moves people", async ({ page, baton }) => {
  test.setTimeout(240_000);
  const tools = await Promise.all([startReceiver(), startReceiver(), startReceiver()]);
  const [okta, jira, hr] = tools;
  let ticket = 480;
  jira.answer(() => {
    ticket += 1;
    return { status: 201, body: JSON.stringify({ id: `${ticket}`, key: `IT-${ticket}` }) };
  });
  await addPerson(page, baton.page, "Nora Quist", "nora@acme.example");

  const { startAddress, waitAddress } = await build(page, baton.page, [okta, jira, hr]);
  await call(startAddress, { emails: ["nora@acme.example"] });
  expect(okta.received, "a call in draft is a sample").toHaveLength(0);
  await goLive(page);
  await expectAccessible(page, "Designer, live");

  await call(startAddress, { emails: ["nora@acme.example", "max.g@acme.example"] });
  await expect.poll(() => okta.received.length).toBe(1);
  expect(JSON.parse(okta.received[0]?.body ?? "")).toEqual({
    profile: { firstName: "Nora", email: "nora@acme.example" },
  });
  expect(okta.received[0]?.headers["webhook-id"]).toMatch(/^msg_/);

  await passByCall(page, baton.page, waitAddress, hr);
  await addFromProblem(page, baton.page, okta);
  await skipWithReason(page, baton.page, hr);
  await Promise.all(tools.map((tool) => tool.stop()));
});

/** Three calls and a wait, from a blank page. */
async function build(
  page: Page,
  address: string,
  [okta, jira, hr]: [Receiver, Receiver, Receiver],
): Promise<{ startAddress: string; waitAddress: string }> {
  await newWorkflow(page, address, "New-hire onboarding");
  await expectAccessible(page, "Designer, blank");
  await addCallStep(page, {
    after: "Another tool calls",
    name: "Create Okta user",
    address: `${okta.address}/api/v1/users`,
    details: [
      ["First name", "profile.firstName"],
      ["Work email", "profile.email"],
    ],
  });
  await expectAccessible(page, "Designer, Call a webhook");
  await addCallStep(page, {
    after: "Create Okta user",
    name: "Create Jira issue",
    address: `${jira.address}/rest/api/2/issue`,
    details: [["Name", "fields.summary"]],
  });
  await sendTest(page);
  await addWaitStep(page, "Create Jira issue", "Laptop ready (Jira)");
  await saved(page);
  const waitAddress = await copied(page, "Copy address");
  await matchByTicket(page, waitAddress);
  await expectAccessible(page, "Designer, Wait for another tool");
  await addCallStep(page, {
    after: "Laptop ready (Jira)",
    name: "Tell HR",
    address: `${hr.address}/tell`,
    details: [["Name", "who"]],
  });
  await saved(page);
  await page.getByRole("button", { name: /^Step 1 of 5/ }).click();
  await deniedCopy(page);
  const startAddress = await copied(page, "Copy address");
  expect(startAddress).toContain("/in/");
  return { startAddress, waitAddress };
}

/** The ticket number of a test answer can be picked afterwards. */
async function sendTest(page: Page): Promise<void> {
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Send a test/ }).click();
  const question = page.getByRole("alertdialog");
  await question.getByRole("button", { name: /^Send a test/ }).click();
  await expect(panel.getByText(/accepted it/)).toBeVisible();
  await expectAccessible(page, "Designer, a test was sent");
}

/** A real call is the sample whose fields are picked. */
async function matchByTicket(page: Page, waitAddress: string): Promise<void> {
  const panel = panelOf(page);
  await call(waitAddress, { issue: { key: "IT-1", fields: { status: { name: "Done" } } } });
  await expect(panel.getByText(/called at|called/).first()).toBeVisible();
  await panel.getByText("An answer of an earlier step").click();
  await choose(page, panel.getByRole("button", { name: /its answer$/ }), /^key/);
  await choose(page, panel.getByRole("button", { name: /is in$/ }), /^issue\.key/);
  await panel.getByRole("button", { name: /^Continue only if/ }).click();
  await panel.getByRole("button", { name: "Add a condition" }).click();
  await page.getByRole("menuitem", { name: /status\.name/ }).click();
  await panel.getByRole("button", { name: /^Add a value for / }).click();
  await page.getByPlaceholder("Find or type a value").fill("Done");
  await page.getByRole("menuitem", { name: "Use “Done”" }).click();
  await expect(panel.getByText(/^In words: .*Done/)).toBeVisible();
}

/** Where the clipboard refuses, there is no tick and the address stands there selected. */
async function deniedCopy(page: Page): Promise<void> {
  const panel = panelOf(page);
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
    Object.defineProperty(navigator.clipboard, "writeText", { value: refuse, configurable: true });
    Object.defineProperty(document, "execCommand", { value: () => false, configurable: true });
  });
  await panel.getByRole("button", { name: "Copy address", exact: true }).click();
  await expect(panel.getByText("Couldn’t copy. The text is selected: press Ctrl+C")).toBeVisible();
  await expect(panel.getByText("Copied")).toHaveCount(0);
  const selected = await page.evaluate(() => {
    const area = document.activeElement;
    return area instanceof HTMLTextAreaElement
      ? area.value.slice(area.selectionStart, area.selectionEnd)
      : "";
  });
  expect(selected).toContain("/in/");
  await expectAccessible(page, "Designer, the clipboard refused");
  await page.evaluate(() => {
    Reflect.deleteProperty(navigator.clipboard, "writeText");
    Reflect.deleteProperty(document, "execCommand");
  });
}

/** "In Progress" changes nothing; "Done" moves this run to its end. */
async function passByCall(page: Page, address: string, waitAddress: string, hr: Receiver) {
  const ticketOf = async (name: string) => {
    await page.goto(`${address}/runs`);
    await page.getByRole("link", { name }).click();
    await page.getByRole("button", { name: /^Step 4 of 5/ }).click();
    return (await page.locator(".step-card").getByText(/^IT-/).textContent()) ?? "";
  };
  await page.goto(`${address}/runs`);
  await expect(page.getByText("Waiting for another tool: Laptop ready (Jira)")).toBeVisible();
  await expectAccessible(page, "Runs");
  await expectReflow(page, "Runs");
  const key = await ticketOf("Nora Quist");
  await expectAccessible(page, "Run that waits");

  await call(waitAddress, { issue: { key, fields: { status: { name: "In Progress" } } } });
  await expect(
    page.getByRole("heading", { name: /Waiting/ }).or(page.getByText("Waiting").first()),
  ).toBeVisible();
  expect(hr.received).toHaveLength(0);
  await call(waitAddress, { issue: { key, fields: { status: { name: "Done" } } } });

  await expect.poll(() => hr.received.length).toBe(1);
  expect(JSON.parse(hr.received[0]?.body ?? "")).toEqual({ who: "Nora Quist" });
  await expect(page.locator(".studio-bar").getByText("Done")).toBeVisible();
}

/** The unknown person of the same call stands under Problems; adding starts the kept call once. */
async function addFromProblem(page: Page, address: string, okta: Receiver): Promise<void> {
  await page.goto(`${address}/problems`);
  await expect(page.getByText("A call came in for someone we don’t know")).toBeVisible();
  await expectAccessible(page, "Problems");
  await expectReflow(page, "Problems");
  await page.getByRole("button", { name: "Add this person…" }).click();
  const sheet = page.getByRole("alertdialog");
  await expect(sheet.getByLabel("Work email")).toHaveValue("max.g@acme.example");
  await sheet.getByLabel("Name", { exact: true }).fill("Max Gruber");
  await sheet.getByLabel("First name").fill("Max");
  await expectAccessible(page, "Add the person from the call");
  await sheet.getByRole("button", { name: "Add and use the call" }).click();
  await expect(page.getByText("Nothing needs you").first()).toBeVisible();

  await expect.poll(() => okta.received.length).toBe(2);
  expect(JSON.parse(okta.received[1]?.body ?? "")).toEqual({
    profile: { firstName: "Max", email: "max.g@acme.example" },
  });
}

/** A stuck step is skipped by hand; the run goes on to its end. */
async function skipWithReason(page: Page, address: string, hr: Receiver): Promise<void> {
  await page.goto(`${address}/runs?status=waiting`);
  await page.getByRole("link", { name: "Max Gruber" }).click();
  await page.getByRole("button", { name: "Skip step…" }).click();
  const sheet = page.getByRole("alertdialog");
  await expect(sheet.getByText("Baton goes on to “Tell HR”.")).toBeVisible();
  await sheet.getByRole("button", { name: "Skip step" }).click();
  await expect(sheet.getByText("Say in a few words why.")).toBeVisible();
  await expectAccessible(page, "Skip");
  await sheet.getByLabel("Why are you skipping?").fill("Laptop was handed over in person");
  await sheet.getByRole("button", { name: "Skip step" }).click();
  await expect(page.getByText("“Laptop ready (Jira)” is skipped for Max Gruber.")).toBeVisible();

  await expect.poll(() => hr.received.length).toBe(2);
  await expect(page.locator(".studio-bar").getByText("Done")).toBeVisible();
  await expect(page.getByText(/was skipped: Laptop was handed over in person/)).toBeVisible();
  await expectAccessible(page, "Run with a skipped step");
  await expectReflow(page, "Run");
}

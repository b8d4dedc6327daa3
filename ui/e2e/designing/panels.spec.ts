import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/baton.ts";
import {
  addCallStep,
  addWaitStep,
  copied,
  goLive,
  newWorkflow,
  panelOf,
  saved,
} from "../support/designer.ts";
import { startReceiver } from "../support/receiver.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"], folder: "panels" });

/** Another program calls an address, under a name of its own. */
async function call(address: string, body: unknown): Promise<number> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": "Jira-Webhooks/1.0" },
    body: JSON.stringify(body),
  });
  return response.status;
}

async function addHeader(page: Page, name: string, value: string, isPlain: boolean) {
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Add a header" }).click();
  await panel.getByLabel("Name of the header").last().fill(name);
  const field = panel.getByLabel("Value", { exact: true });
  await expect(field).toHaveAttribute("type", "password");
  if (isPlain) await panel.getByText("Not secret", { exact: true }).click();
  await field.fill(value);
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(field).toHaveCount(0);
}

test("a header is secret unless it is marked not secret", async ({ page, baton }) => {
  const tool = await startReceiver();
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Headers");
  await addCallStep(page, {
    after: "Another tool calls",
    name: "Tell",
    address: `${tool.address}/tell`,
    details: [["Name", "who"]],
  });
  await panel.getByRole("button", { name: /^Details for IT/ }).click();
  const drafts: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/draft")) drafts.push(request.postData() ?? "");
  });

  await addHeader(page, "X-Api-Key", "canary-header-1", false);
  await addHeader(page, "X-Source", "Baton", true);
  await expectAccessible(page, "Designer, extra headers");
  await panel.getByRole("button", { name: "Replace the value of X-Api-Key" }).click();
  await panel.getByLabel("Value of X-Api-Key").fill("canary-header-2");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await panel.getByRole("button", { name: /^Send a test/ }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Send a test/ })
    .click();
  await expect(panel.getByText(/accepted it/)).toBeVisible();

  expect(tool.received[0]?.headers["x-api-key"]).toBe("canary-header-2");
  expect(tool.received[0]?.headers["x-source"]).toBe("Baton");
  await saved(page);
  expect(drafts.join()).toContain("X-Api-Key");
  expect(drafts.join(), "a secret enters no draft").not.toContain("canary-header");
  await panel.getByRole("button", { name: "Remove X-Api-Key" }).click();
  await expect(panel.getByText("X-Api-Key")).toHaveCount(0);
  await tool.stop();
});

test("what is special about a call is settled where it is heard", async ({ page, baton }) => {
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Listener");
  await page
    .getByRole("button", { name: /^Another tool calls/ })
    .first()
    .click();
  await addWaitStep(page, "Another tool calls", "Laptop ready");
  await saved(page);
  await page.getByRole("button", { name: /^Step 1 of 2/ }).click();
  const address = await copied(page, "Copy address");
  await goLive(page);

  expect(await call(address, { emails: ["max.gruber@acme.example"] })).toBe(200);
  await expect(
    panel.getByText(/nobody has the work email “max.gruber@acme.example”/),
  ).toBeVisible();
  await expect(panel.getByText("Jira-Webhooks/1.0 called")).toBeVisible();
  await expectAccessible(page, "Designer, nobody is known by this email");
  await expect(panel.getByRole("button", { name: "Choose a person…" })).toBeVisible();
  await panel.getByRole("button", { name: "Add this person…" }).click();
  const sheet = page.getByRole("alertdialog");
  await sheet.getByLabel("Name", { exact: true }).fill("Max Gruber");
  await sheet.getByRole("button", { name: "Add and use the call" }).click();
  await expect(panel.getByText(/nobody has the work email/)).toHaveCount(0);

  expect(await call(address, { emails: ["max.gruber@acme.example"] })).toBe(200);
  await expect(panel.getByText(/^The same call came again/)).toBeVisible();
  await expect(panel.getByRole("button", { name: "Use it anyway" })).toBeVisible();

  const wrong = address.replace(/token=.*/, "token=btn_wrong");
  expect(await call(wrong, { emails: ["max.gruber@acme.example"], n: 2 })).toBe(401);
  await expect(panel.getByText(/^Someone called with a wrong token/)).toBeVisible();
  await panel.getByRole("button", { name: "Use it anyway" }).click();
  await expect(page.getByText("The call is used.")).toBeVisible();
  await panel.getByRole("button", { name: /^Earlier calls/ }).click();
  const row = panel.getByRole("listitem").filter({ hasText: "Already in the workflow" });
  await expect(row.first()).toContainText("Max Gruber");
});

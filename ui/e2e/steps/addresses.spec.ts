import { expect, expectAccessible, test } from "../support/baton.ts";
import { allow, newWorkflow, openAddStep, panelOf, saved } from "../support/designer.ts";
import { startReceiver } from "../support/receiver.ts";

test.use({ folder: "addresses" });

const TOKEN = "q7Zx81LmNpo2Rt55YvKd9";

test("what is kept secret of an address is shown before it is used, and can be turned round", async ({
  page,
  baton,
}) => {
  const tool = await startReceiver();
  const panel = panelOf(page);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/draft")) sent.push(request.postData() ?? "");
  });
  await newWorkflow(page, baton.page, "Addresses");
  await openAddStep(page, "Another tool calls");
  await page.getByRole("dialog").getByText("Call a webhook", { exact: true }).click();
  const field = panel.getByLabel("Web address (webhook URL)");
  const use = panel.getByRole("button", { name: "Use this address" });

  await field.fill(`${tool.address}/hooks/${TOKEN}?id=7&token=canary-query`);
  await use.click();
  const id = panel.getByRole("checkbox", { name: /^id = 7/ });
  await expect(id).not.toBeChecked();
  await expect(panel.getByRole("checkbox", { name: /^21 characters, kept secret/ })).toBeChecked();
  await expect(panel.getByRole("checkbox", { name: /^token = / })).toBeChecked();
  await expect(panel.getByLabel("Word before it")).toHaveValue("Bearer");
  await expectAccessible(page, "Designer, a pasted address");
  await id.press("Space");
  await expect(id.or(panel.getByRole("checkbox", { name: /^id = / }))).toBeChecked();
  await use.click();
  await expect(field).toHaveCount(0);
  await allow(page);
  await saved(page);

  await panel.getByRole("button", { name: /^Send a test/ }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Send a test/ })
    .click();
  await expect(panel.getByText(/accepted it/)).toBeVisible();
  const [receipt] = tool.received;

  expect(receipt?.path).toBe(`/hooks/${TOKEN}?id=7&token=canary-query`);
  expect(receipt?.headers.authorization).toBe("Bearer canary-query");
  expect(sent.join()).toContain('"kind":"secret"');
  for (const secret of [TOKEN, "canary-query", "id=7"]) expect(sent.join()).not.toContain(secret);
  await tool.stop();
});

test("the question for a tool's name is in view with its help when it gets the focus", async ({
  page,
  baton,
}) => {
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Named");
  await openAddStep(page, "Another tool calls");
  await page.getByRole("dialog").getByText("Call a webhook", { exact: true }).click();
  await panel
    .getByLabel("Web address (webhook URL)")
    .fill("https://hooks.okta.example/in?token=canary-name-1");
  const use = panel.getByRole("button", { name: "Use this address" });
  await use.click();
  await expect(panel.getByText("Then press again")).toBeInViewport();
  await use.click();

  await expect(panel.getByLabel("What do you call this tool?")).toBeFocused();
  await expect(panel.getByText("What do you call this tool?")).toBeInViewport({ ratio: 1 });
  await expect(panel.getByText(/^By this name you find it/)).toBeInViewport({ ratio: 1 });
});

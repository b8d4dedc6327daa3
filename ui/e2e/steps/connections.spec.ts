import type { Shape } from "#ui/api/shapes.ts";
import {
  type Admin,
  adminOf,
  call,
  callStep,
  startAddress,
  until,
  workflow,
} from "../support/admin.ts";
import { expect, expectAccessible, test } from "../support/baton.ts";
import { panelOf, saved } from "../support/designer.ts";
import { type Receiver, startReceiver } from "../support/receiver.ts";

test.use({ folder: "connections" });

type Called = { connection: string; step: ReturnType<typeof callStep>; address: string };

/** A connection that was pasted, and a step that calls what was pasted. */
async function pasted(admin: Admin, tool: Receiver, name: string, path: string): Promise<Called> {
  const address = `${tool.address}${path}`;
  const read = await admin.post<Shape<"AddressRead">>("/connections/read-address", {
    text: address,
    name,
  });
  const { id } = read.connection;
  for (const kind of ["unencrypted", "local"]) {
    await admin.put(`/connections/${id}/consents`, { kind, host: "127.0.0.1", port: tool.port });
  }
  const step = callStep(`Tell ${name}`, id);
  if (step.action.kind === "call_webhook") step.action.path = read.path;
  return { connection: id, step, address };
}

/** Somebody starts by a call. */
async function hire(made: Shape<"Workflow">, admin: Admin, name: string) {
  const email = `${name}@acme.example`;
  await admin.post("/people", { display_name: name, work_email: email });
  expect(await call(await startAddress(admin, made), { email })).toBe(200);
}

const problems = (admin: Admin) =>
  admin.get<{ items: Shape<"ProblemGroup">[] }>("/problems").then(({ items }) => items);

test("an address that is gone is replaced where it is called, for people part-way too", async ({
  page,
  baton,
}) => {
  const admin = adminOf(baton, await page.context().cookies());
  const tool = await startReceiver();
  tool.answer(({ path }) => ({ status: path.startsWith("/v2") ? 200 : 404, body: "{}" }));
  const { connection, step } = await pasted(admin, tool, "Okta", "/hooks/users?token=canary-old-1");
  const made = await workflow(admin, "Onboarding gone", [step]);
  await hire(made, admin, "gone-1");
  await until("it is a problem", async () => (await problems(admin))[0]);

  await page.goto(`${baton.page}/problems`);
  await page.getByRole("button", { name: "Replace the address" }).first().click();
  const field = panelOf(page).getByLabel("Web address (webhook URL)");
  await expect(field).toBeFocused();
  await field.fill(`${tool.address}/v2/users?token=canary-new-2`);
  const use = panelOf(page).getByRole("button", { name: "Use this address" });
  await use.click();
  await expect(panelOf(page).getByText(/Then press again/)).toBeInViewport();
  await expect(panelOf(page).getByLabel("Also for the 1 run under way")).toBeChecked();
  await use.click();
  await expect(
    panelOf(page).getByText("The new address counts at once for 1 run under way."),
  ).toBeVisible();
  await saved(page);
  await expect(
    panelOf(page).getByRole("link", { name: /^Send again under Problems/ }),
  ).toBeVisible();
  await admin.post(`/connections/${connection}/send-again`);
  await until("it is sent", async () => tool.received.find(({ path }) => path.startsWith("/v2")));

  await page.goto(`${baton.page}/connections/${connection}`);
  await expect(page.getByText("/v2/users?token=")).toBeVisible();
  await expect(page.getByText("canary")).toHaveCount(0);
  await expectAccessible(page, "Connection, which step calls what");
  await page.getByRole("button", { name: "Use another host…" }).click();
  const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await dialog.getByLabel("New web address").fill(`${tool.address}/v3/users`);
  await dialog.getByRole("button", { name: "Use this host" }).click();
  await expect(dialog.getByText(/It leads to 127\.0\.0\.1 already/)).toBeVisible();
  await dialog.getByRole("link", { name: "Replace the address of “Tell Okta”" }).click();
  await expect(panelOf(page).getByLabel("Web address (webhook URL)")).toBeFocused();
  await tool.stop();
});

test("a step by a known connection has no address until one is chosen", async ({ page, baton }) => {
  const admin = adminOf(baton, await page.context().cookies());
  const tool = await startReceiver();
  const { connection, step } = await pasted(admin, tool, "HR desk", "/tell");
  const other = callStep("Tell again", connection);
  if (other.action.kind === "call_webhook") other.action.path = [];
  const made = await workflow(admin, "Known tool", [step, other], "draft");

  await page.goto(`${baton.page}/workflows/${made.id}?step=${other.id}`);
  const where = panelOf(page).getByRole("region", { name: "Where to" });
  await expect(where.getByText(/has no address there yet/)).toBeVisible();
  await page.getByRole("button", { name: "Go live…" }).click();
  const sheet = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await expect(sheet.getByText(/has no address there yet/)).toBeVisible();
  await sheet.getByRole("button", { name: "Show me" }).first().click();
  const known = where.getByRole("radio", { name: /tell/ });
  await expect(known).toBeFocused();
  await known.press("Space");
  await expect(where.getByText(/has no address there yet/)).toHaveCount(0);
  await saved(page);

  const { draft } = await admin.get<Shape<"Workflow">>(`/workflows/${made.id}`);
  expect(JSON.stringify(draft.steps[1]?.action)).toContain('"/tell"');
  await tool.stop();
});

test("a token inside the address is replaced there, by the button of the failed test", async ({
  page,
  baton,
}) => {
  const admin = adminOf(baton, await page.context().cookies());
  const tool = await startReceiver();
  tool.answer(({ path }) => ({
    status: path === "/in?token=canary-good%2F2" ? 200 : 401,
    body: path === "/in?token=canary-good%2F2" ? "{}" : '{"error":"invalid_token"}',
  }));
  const { connection, step } = await pasted(admin, tool, "Leapsome", "/in?token=canary-bad-1");
  const made = await workflow(admin, "Bad token", [step], "draft");

  await page.goto(`${baton.page}/workflows/${made.id}?step=${step.id}`);
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Send a test/ }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Send a test/ })
    .click();
  await expect(panel.getByText(/says the token is not valid/)).toBeVisible();
  await expect(panel.getByRole("button", { name: "Use later" })).toHaveCount(0);
  await expect(panel.locator(".section.is-complete", { hasText: "Where to" })).toHaveCount(0);
  await panel.getByRole("button", { name: "Replace the token", exact: true }).click();
  await expect(panel.getByLabel("New token")).toBeFocused();
  await panel.getByLabel("New token").fill("canary-good/2");
  await panel.getByRole("button", { name: "Use this token" }).click();
  await expect(panel.getByLabel("New token")).toHaveCount(0);
  await saved(page);
  await panel.getByRole("button", { name: /^Send the test again|^Send again/ }).click();
  await expect(panel.getByText(/accepted it/)).toBeVisible();
  expect(tool.received.at(-1)?.headers.authorization).toBeUndefined();

  await page.goto(`${baton.page}/connections/${connection}`);
  await expect(page.getByText("Token inside the address of “Tell Leapsome”")).toBeVisible();
  await tool.stop();
});

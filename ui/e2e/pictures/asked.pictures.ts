import type { Shape } from "#ui/api/shapes.ts";
import { type Admin, adminOf, callStep, connect, waitStep, workflow } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { panelOf } from "../support/designer.ts";
import { LONG_NAME } from "../support/filled.ts";
import { LONG } from "../support/names.ts";
import { startReceiver } from "../support/receiver.ts";
import { addPeople, runOfLongest, startAll } from "./people.ts";
import { pictures } from "./taken.ts";

test.use({ folder: "asked" });
test.setTimeout(900_000);

const DAY_S = 86_400;

type Step = Shape<"Workflow">["draft"]["steps"][number];

/** A call that sends one detail, and stops where it is empty. */
function sends(name: string, connection: string, reference: Shape<"Reference">): Step {
  const step = callStep(name, connection);
  if (!("content" in step.action)) throw new Error("it sends something");
  const value = {
    segments: [{ kind: "detail" as const, reference, format: "as_is" as const }],
    type: "text" as const,
    when_empty: { kind: "stop" as const },
  };
  const field = reference.pointer.slice(1).replaceAll("/", ".");
  const content = { kind: "fields" as const, fields: [{ name: field, value }] };
  return { ...step, action: { ...step.action, content } };
}

test.beforeAll(({ baton, signedIn }) => addPeople(adminOf(baton, signedIn.cookies)));

test("what is asked at a run and under Problems", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  const desk = await connect(admin, LONG.connection, tool);
  const question = page.getByRole("alertdialog");

  const laptop = waitStep("Laptop ready (Jira)", 3 * DAY_S);
  const serial = { source: { kind: "step" as const, step: laptop.id }, pointer: "/laptop/serial" };
  const hired = await workflow(admin, "New-hire onboarding", [
    laptop,
    sends(LONG.step, desk, serial),
  ]);
  const { id } = runOfLongest(await startAll(admin, hired, "waiting"));
  await page.goto(`${baton.page}/runs/${id}`);
  await page.getByRole("button", { name: "Mark as received…" }).click();
  await question.getByRole("textbox", { name: "laptop.serial" }).fill("C02-0071");
  await pictures(page, "mark-received");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Skip step…" }).click();
  await expect(question.getByText(/will be empty/)).toBeVisible();
  await pictures(page, "run-skip");
  await page.keyboard.press("Escape");

  const person = (pointer: string) => ({ source: { kind: "person" as const }, pointer });
  const badges = await workflow(admin, "Badge", [
    sends("Order the badge", desk, person("/family_name")),
  ]);
  await startAll(admin, badges, "needs_you");
  await page.goto(`${baton.page}/problems`);
  const problem = page.getByRole("listitem").filter({ hasText: "“Last name” is empty for" });
  await problem.locator(".button.primary").first().click();
  await question.getByRole("textbox", { name: LONG_NAME }).fill("Schaf");
  await pictures(page, "fill-in");
  await page.keyboard.press("Escape");

  tool.answer(() => ({ status: 422, body: JSON.stringify({ error: "email is not allowed" }) }));
  const refused = await workflow(admin, "Mailing list", [
    sends("Add to the mailing list", desk, person("/work_email")),
  ]);
  const stopped = runOfLongest(await startAll(admin, refused, "needs_you"));
  await page.goto(`${baton.page}/runs/${stopped.id}`);
  await expect(page.getByRole("button", { name: "Change the data first…" })).toBeVisible();
  await pictures(page, "run-refused");
  await tool.stop();
});

test("what goes live, and the question at leaving", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, LONG.workflow, [waitStep(LONG.step, 3 * DAY_S)]);
  await startAll(admin, made, "waiting");
  await changed(admin, made);
  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.steps[0]?.id}`);
  await page.getByRole("button", { name: "Go live…" }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText(/under way/).first()).toBeVisible();
  await pictures(page, "go-live");
  await sheet.getByRole("button", { name: "Go live", exact: true }).click();
  await expect(page.getByText("Version 2 is live.")).toBeVisible();
  await page.getByRole("button", { name: "Versions" }).click();
  await expect(
    page.getByRole("dialog").getByText("Version 1", { exact: true }).first(),
  ).toBeVisible();
  await pictures(page, "versions");
  await page.keyboard.press("Escape");

  const saves = /\/api\/v1\/workflows\/[^/]+\/draft$/;
  await page.route(saves, (route) => route.abort());
  await panelOf(page).getByLabel("Name", { exact: true }).fill("Laptop ready");
  await expect(page.getByText(/^Not saved/).first()).toBeVisible();
  await page.getByRole("link", { name: "Workflows" }).click();
  const question = page.getByRole("alertdialog", { name: "Leave without your last changes?" });
  await expect(question).toBeVisible();
  await pictures(page, "leave");
  await page.unroute(saves);
});

/** One step more, and another name: what going live then tells. */
async function changed(admin: Admin, made: Shape<"Workflow">): Promise<void> {
  const now = await admin.get<Shape<"Workflow">>(`/workflows/${made.id}`);
  const steps = [...now.draft.steps, waitStep("First day is over", DAY_S)];
  const definition = { ...now.draft, steps };
  const revision = now.draft_revision;
  await admin.put(`/workflows/${made.id}/draft`, { revision, definition, edit: "{}" });
}

test("a test that the other tool refuses", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  tool.answer(() => ({ status: 401, body: JSON.stringify({ error: "invalid_token" }) }));
  const okta = await connect(admin, "Okta", tool, "00a-old-token");
  const step = callStep("Create the account", okta);
  const made = await workflow(admin, "Accounts", [step], "draft");
  await page.goto(`${baton.page}/workflows/${made.id}?step=${step.id}`);
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Send a test/ }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toBeVisible();
  await pictures(page, "test-asked");
  await question.getByRole("button", { name: /^Send a test/ }).click();
  const told = panel.getByText(/says the token is not valid/);
  await expect(told).toBeVisible();
  await told.scrollIntoViewIfNeeded();
  await pictures(page, "test-refused");
  await tool.stop();
});

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
import { expect, expectAccessible, expectReflow, test } from "../support/baton.ts";
import { startReceiver } from "../support/receiver.ts";

test("a start call that names nobody is told by what it says, and given to a person", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  await person(admin, "Pia Weiss", "pia.weiss@acme.example");
  const made = await workflow(admin, "By hand", [waitStep("Badge", 86_400)]);
  const address = await startAddress(admin, made);
  await say(address, { who: "pia.weiss@acme.example", firstName: "Pia" });
  await say(address, { who: "p1@acme.example" });
  await until("two problems", async () => (await openOf(admin, made.id))[0]?.calls === 2);

  await page.goto(`${baton.page}/problems`);
  const problem = page
    .getByRole("listitem")
    .filter({ hasText: "Baton did not find whom a call is about" });
  await expect(problem.first()).toContainText("2 calls, the first from Jira-Webhooks/1.0");
  await problem.getByRole("button", { name: "Choose a person…" }).first().click();
  const dialog = page.getByRole("alertdialog", { name: "Choose a person" });
  await expect(dialog.getByText("Pia, pia.weiss@acme.example").first()).toBeVisible();
  await dialog.getByRole("option", { name: /Pia Weiss/ }).click();
  await expectAccessible(page, "Choose a person for a call that names nobody");
  await expectReflow(page, "Choose a person for a call that names nobody");
  await dialog.getByRole("button", { name: "Use it for this person" }).click();

  await expect(page.getByText("A run begins for Pia Weiss.")).toBeVisible();
  await expect(problem.first()).toContainText("p1@acme.example");
  await expect(problem.first()).toContainText("1 call from Jira-Webhooks/1.0");
});

test("whom a call without an email names is added beside what it says", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  const made = await workflow(admin, "No email yet", [waitStep("Badge", 86_400)]);
  const address = await startAddress(admin, made);
  await say(address, { name: "Olga Leer", email: "", department: "Sales", costCenter: "C-17" });
  await until("a problem", async () => (await openOf(admin, made.id))[0]?.calls === 1);

  await page.goto(`${baton.page}/problems`);
  const problem = page.getByRole("listitem").filter({ hasText: "A call has no email: Olga Leer" });
  await problem.getByRole("button", { name: "Add Olga Leer…" }).first().click();
  const dialog = page.getByRole("alertdialog", { name: "Add the person from the call" });
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue("Olga Leer");
  await expect(dialog.getByLabel("Department")).toHaveValue("Sales");
  await expect(dialog.getByText("C-17")).toBeVisible();
  await expectAccessible(page, "Add the person of a call");
  await expectReflow(page, "Add the person of a call");
  await dialog.getByRole("button", { name: "Add and use the call" }).click();

  await expect(page.getByText("A run begins for Olga Leer.")).toBeVisible();
});

test("a call that cannot be read is used by hand", async ({ page, baton, context }) => {
  const admin = adminOf(baton, await context.cookies());
  await person(admin, "Rosa Lind", "rosa.lind@acme.example");
  const made = await workflow(admin, "Unread", [waitStep("Badge", 86_400)]);
  const address = await startAddress(admin, made);
  await say(address, '{"name": "Lind" "email');
  await until("a problem", async () => (await openOf(admin, made.id))[0]?.calls === 1);

  await page.goto(`${baton.page}/problems`);
  const problem = page.getByRole("listitem").filter({ hasText: "A call’s data can’t be read" });
  await problem.getByRole("button", { name: "Use it by hand…" }).first().click();
  const dialog = page.getByRole("alertdialog", { name: "Choose a person" });
  await dialog.getByRole("searchbox").fill("Rosa");
  await dialog.getByRole("option", { name: /Rosa Lind/ }).click();
  await dialog.getByRole("button", { name: "Use it for this person" }).click();

  await expect(page.getByText("A run begins for Rosa Lind.")).toBeVisible();
  await expect(problem).toHaveCount(0);
});

test("what a search finds moves nothing that is about to be pressed", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  for (const name of ["Una Berg", "Ute Berg", "Ulf Berg", "Udo Lang"]) {
    await person(admin, name, `${name.toLowerCase().replace(" ", ".")}@steady.example`);
  }
  const made = await workflow(admin, "Steady", [waitStep("Badge", 86_400)]);
  await say(await startAddress(admin, made), '{"name": "Udo Lang" "email');
  await until("a problem", async () => (await openOf(admin, made.id))[0]?.calls === 1);
  const { held, letGo } = await holdSearches(page);

  await page.goto(`${baton.page}/problems`);
  const problem = page.getByRole("listitem").filter({ hasText: "in Steady" });
  await problem.getByRole("button", { name: "Use it by hand…" }).first().click();
  const dialog = page.getByRole("alertdialog", { name: "Choose a person" });
  const button = dialog.getByRole("button", { name: "Use it for this person" });
  // Nothing else tells whom it is about.
  await expect(dialog.getByText(/a comma is missing after “Udo Lang”/)).toBeVisible();
  await dialog.getByRole("option", { name: /Udo Lang/ }).click();
  await dialog.getByRole("searchbox").fill("Udo");
  await held;
  await expect(dialog.getByRole("option")).not.toHaveCount(1);
  const place = () => button.boundingBox();
  const before = await place();
  await button.hover();
  letGo();
  await expect(dialog.getByRole("option")).toHaveCount(1);
  expect(await place(), "where the pointer rests").toEqual(before);
  await page.mouse.down();
  await page.mouse.up();

  await expect(page.getByText("A run begins for Udo Lang.")).toBeVisible();
});

test("whatever comes into a dialog while its button is pressed, it is pressed", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  const made = await workflow(admin, "Pressed", [waitStep("Badge", 86_400)]);
  await say(await startAddress(admin, made), '{"name": "Udo Lang" "email');
  await until("a problem", async () => (await openOf(admin, made.id))[0]?.calls === 1);

  await page.goto(`${baton.page}/problems`);
  const problem = page.getByRole("listitem").filter({ hasText: "in Pressed" });
  await problem.getByRole("button", { name: "Ignore…" }).first().click();
  const dialog = page.getByRole("alertdialog");
  const cancel = dialog.getByRole("button", { name: "Cancel" });
  const form = dialog.locator("form");
  const height = async () => (await page.locator(".dialog-frame").boundingBox())?.height ?? 0;
  const before = await height();
  await cancel.hover();
  await page.mouse.down();
  await form.evaluate((element) => {
    element.style.minBlockSize = "400px";
  });
  await page.mouse.up();
  await expect(dialog).toHaveCount(0);

  await problem.getByRole("button", { name: "Ignore…" }).first().click();
  await dialog.getByRole("textbox").click();
  await form.evaluate((element) => {
    element.style.minBlockSize = "400px";
  });
  await expect
    .poll(height, { message: "let go, it is as high as what is in it" })
    .toBeGreaterThan(before + 100);
});

test("which run a call is about is proposed once, with the reason, in rows that stand apart", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  const made = await workflow(admin, "Laptops", [waitStep("Laptop ready", 86_400)]);
  const start = await startAddress(admin, made);
  for (let n = 0; n < 12; n += 1) {
    const email = `laptop-${n}@acme.example`;
    await person(admin, `Laptop Owner ${n}`, email);
    await say(start, { email });
  }
  const runs = `/runs?workflow=${made.id}&limit=50`;
  await until("all wait", async () => {
    const { items } = await admin.get<{ items: Shape<"RunSummary">[] }>(runs);
    return items.filter(({ where }) => where.kind === "waiting_for_call").length === 12;
  });
  const wait = made.addresses.find(({ owner }) => owner.kind === "step");
  const { url } = await admin.get<Shape<"AddressSecret">>(
    `/addresses/${wait?.id}/secret?form=inside&purpose=copy`,
  );
  await say(url, { issue: { reporter: "laptop-7@acme.example" } });
  await until("a problem", async () => (await openOf(admin, made.id))[0]?.calls === 1);

  await page.goto(`${baton.page}/problems`);
  const problem = page.getByRole("listitem").filter({ hasText: "in Laptops" });
  await problem.getByRole("button", { name: "Choose the run…" }).first().click();
  const dialog = page.getByRole("alertdialog", { name: "Which run is this call about?" });
  await expect(dialog.getByText("The call says laptop-7@acme.example")).toBeVisible();
  await expect(dialog.getByText("Laptop Owner 7")).toHaveCount(1);
  await expect(dialog.getByRole("option")).toHaveCount(11);
  await expectApart(page);
  await expectAccessible(page, "Choose the run");
  await dialog.getByRole("radio", { name: /Laptop Owner 7/ }).click({ force: true });
  await dialog.getByRole("button", { name: "Use it for this run" }).click();
  await expect(page.getByText("The call is used for Laptop Owner 7’s run.")).toBeVisible();

  const { items } = await admin.get<{ items: Shape<"RunSummary">[] }>(`${runs}&search=Owner 7`);
  await page.goto(`${baton.page}/runs/${items[0]?.id}`);
  await expect(page.getByText(/^The call that .+ chose for “Laptop ready”/)).toBeVisible();
});

test("all that a message lacks is filled in at once, and what went out is told", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  const tool = await startReceiver();
  const step = callStep("Create user", await connect(admin, "Directory", tool));
  if (step.action.kind !== "call_webhook") throw new Error("a step that sends");
  step.action.content = {
    kind: "fields",
    fields: ["/department", "/start_date"].map((pointer) => ({
      name: pointer.slice(1),
      value: {
        segments: [
          {
            kind: "detail",
            reference: { source: { kind: "person" }, pointer },
            format: "as_is",
          },
        ],
        type: "text",
        when_empty: { kind: "stop" },
      },
    })),
  };
  const made = await workflow(admin, "Strict", [step]);
  const start = await startAddress(admin, made);
  for (const name of ["Zoe", "Yan"]) {
    await person(admin, name, `${name.toLowerCase()}@strict.example`);
    await say(start, { email: `${name.toLowerCase()}@strict.example` });
  }
  await until("a problem", async () => (await openOf(admin, made.id))[0]?.people === 2);

  await page.goto(`${baton.page}/problems`);
  const problem = page.getByRole("listitem").filter({ hasText: "in Strict" });
  await problem
    .getByRole("button", { name: /^Fill in/ })
    .first()
    .click();
  const sheet = page.getByRole("alertdialog", { name: /^Fill in/ });
  for (const name of ["Yan", "Zoe"]) {
    await sheet.getByLabel(`Department of ${name}`).fill("IT");
  }
  await sheet.getByLabel("Start date of Yan").fill("2026-12-01");
  await sheet.getByRole("button", { name: "Save and send again" }).click();

  await expect(page.getByText("1 message is sent.")).toBeVisible();
  await expect(page.getByText("1 still needs you: Start date is empty for Zoe.")).toBeVisible();
  await page.getByRole("navigation", { name: "Problems" }).getByText("Solved").click();
  const solved = page.getByRole("listitem").filter({ hasText: "in Strict" });
  await expect(solved).toContainText("“Department” was empty for Zoe and 1 other");
  await expect(solved).toContainText("2 people");
  await expect(solved).toContainText("sent again by");
  await tool.stop();
});

/** Holds what a search for people is answered until it is let go. */
async function holdSearches(page: Page) {
  let [asked, letGo] = [() => {}, () => {}];
  const held = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/people\?search=/, async (route) => {
    asked();
    await free;
    await route.continue();
  });
  return { held, letGo };
}

/** Each row of a list begins below the one before. */
async function expectApart(page: Page) {
  const rows = await page.getByRole("option").all();
  const boxes = await Promise.all(rows.map((row) => row.boundingBox()));
  const heights = await Promise.all(
    rows.map((row) => row.evaluate((one) => [one.scrollHeight, one.clientHeight] as const)),
  );
  for (const [whole, seen] of heights) expect(whole).toBeLessThanOrEqual(seen);
  for (const [index, box] of boxes.entries()) {
    const before = boxes[index - 1];
    if (before && box) expect(box.y).toBeGreaterThanOrEqual(before.y + before.height);
  }
}

async function person(admin: Admin, name: string, email: string) {
  await admin.post("/people", { display_name: name, work_email: email });
}

async function openOf(admin: Admin, workflow: string) {
  const path = `/problems?workflow=${workflow}`;
  return (await admin.get<{ items: Shape<"ProblemGroup">[] }>(path)).items;
}

/** A tool with a name calls, with data that may not be readable. */
async function say(url: string, body: unknown) {
  expect(await call(url, body)).toBe(200);
}

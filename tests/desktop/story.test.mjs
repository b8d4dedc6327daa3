// The real window: building a workflow, copying its addresses, going live, skipping a step.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk, until } from "./desk.mjs";

let desk;
let page;
const copied = {};

before(async () => {
  desk = await Desk.open();
  page = await desk.start();
});
after(() => desk?.close());

/** Sends what another tool would send to a copied address. */
function call(address, body, headers = {}) {
  return fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** Copies by a button and waits until the page says that it is true. */
async function copy(button) {
  const old = desk.clipboard();
  await page.click("button", button);
  await until("the page's tick", () => page.has("any", /^Copied/));
  const now = desk.clipboard();
  assert.notEqual(now, old, "the page said copied, and the clipboard has the old text");
  return now;
}

test("a workflow is built from a blank page", async () => {
  await page.click("any", /^Start from a blank page/);
  await page.click("button", /^When another tool calls/);
  await page.click("button", "More steps");
  await page.click("menuitem", /^Wait for another tool/);
  await page.sees("Give this to the other tool");

  const { items } = await page.api("GET", "/workflows");

  assert.equal(items.length, 1);
  const saved = await until("the draft on the disk", async () => {
    const workflow = await page.api("GET", `/workflows/${items[0].id}`);
    return workflow.draft.steps.length === 1 && workflow;
  });
  assert.equal(saved.draft.steps[0].action.kind, "wait_for_call");
});

test("an address is copied to the system's clipboard with its token inside", async () => {
  copied.wait = await copy("Copy address");

  assert.match(copied.wait, /^http:\/\/127\.0\.0\.1:\d+\/in\/[0-9A-Z]{26}\?token=btn_[\w-]{43}$/);
  assert.ok(!(await page.run("return document.documentElement.innerHTML")).includes("btn_"));
});

test("a token is copied apart from its address", async () => {
  await page.click("button", /^Step 1 of 2/);
  await page.sees("Another tool calls");
  await page.click("radio", "Separately");

  copied.trigger = await copy("Copy address");
  copied.token = await copy("Copy token");

  assert.match(copied.trigger, /^http:\/\/127\.0\.0\.1:\d+\/in\/[0-9A-Z]{26}$/);
  assert.match(copied.token, /^btn_[\w-]{43}$/);
  assert.ok(!(await page.run("return document.documentElement.innerHTML")).includes("btn_"));
});

test("a call to the draft is a sample, and after going live the same call runs", async () => {
  await page.api("POST", "/people", { display_name: "Ada Lovelace", work_email: "ada@acme.example" });
  const bearer = { authorization: `Bearer ${copied.token}` };
  const sample = await call(copied.trigger, { emails: ["ada@acme.example"], note: "sample" }, bearer);
  assert.equal(sample.status, 200);
  assert.equal((await page.api("GET", "/runs")).items.length, 0);

  await page.click("button", "Go live…");
  const sheet = await page.run("return document.querySelector('[role=dialog]')?.innerText");
  assert.ok(sheet, "no sheet asks before it goes live");
  await page.click("button", "Go live");
  await page.sees("Live");
  const started = await call(copied.trigger, { emails: ["ada@acme.example"] }, bearer);

  assert.equal(started.status, 200);
  assert.equal((await started.json()).readable, true);
  const run = await until("the run at the wait", async () => {
    const { items } = await page.api("GET", "/runs");
    return items.find((one) => one.status === "waiting");
  });
  assert.equal(run.person.name, "Ada Lovelace");
});

test("a step is skipped by hand, with a reason", async () => {
  await page.click("link", "Workflows");
  await page.click("link", /^Runs/);
  await page.click("any", /^Ada Lovelace/);
  await page.sees("Wait for another tool");
  await page.click("button", "Skip step…");
  await page.fill("Why are you skipping?", "The laptop was handed over in person");
  await page.click("button", "Skip step");

  const run = await until("the end of the run", async () => {
    const { items } = await page.api("GET", "/runs");
    return items.find((one) => one.status === "done");
  });
  const { items: audit } = await page.api("GET", "/audit");
  const history = await page.api("GET", `/runs/${run.id}/history`);
  assert.ok(JSON.stringify(audit).includes("handed over in person"), JSON.stringify(audit[0]));
  assert.ok(JSON.stringify(history).includes("skipped"), JSON.stringify(history));
});

test("a restart keeps it all, and the copied address still works", async () => {
  await desk.end();
  page = await desk.start();

  const { items } = await page.api("GET", "/runs");
  const late = await call(copied.wait, { email: "ada@acme.example" });

  assert.equal(items[0].status, "done");
  assert.equal(late.status, 200);
});

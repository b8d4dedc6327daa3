// K1: the password store is locked, missing, emptied or killed. Nothing crashes, nothing falls
// back to a file or to memory, incoming calls keep working, and all goes on after the unlock.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Desk, receiver as newReceiver, until } from "./desk.mjs";
import { callingWorkflow, hire, received, storeState, tries } from "./flow.mjs";

let desk;
let page;
let receiver;
let flow;

before(async () => {
  receiver = await newReceiver();
  desk = await Desk.open();
  page = await desk.start();
  flow = await callingWorkflow(desk, page, receiver);
});
after(async () => {
  await desk?.close();
  receiver?.close();
});

/** Ends the app and its surroundings, and starts both again over the same home. */
async function restart(keyring, between = () => undefined) {
  await desk.end();
  await desk.close({ keep: true });
  between();
  desk = await Desk.open({ keyring, home: desk.home });
  const prompts = desk.watchPrompts();
  page = await desk.start();
  return prompts;
}

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

function nothingInTheClear() {
  for (const file of filesBelow(desk.data)) {
    const bytes = readFileSync(file);
    for (const secret of [flow.token, flow.outgoing]) {
      assert.ok(!bytes.includes(secret), `${file} holds a secret`);
    }
  }
}

test("k1 with an open store the message is sent with its token", async () => {
  assert.equal(await hire(page, flow, "ready@acme.example"), 200);

  const message = await received(receiver, "ready@acme.example");

  assert.equal(message.authorization, `Bearer ${flow.outgoing}`);
  nothingInTheClear();
});

test("k1 a store that is locked before the start is said, and opens no prompt", async () => {
  const prompts = await restart("locked");

  await until("the state", async () => (await storeState(page)).state === "locked");
  await page.sees("password store");
  assert.equal(await hire(page, flow, "locked@acme.example"), 200);
  await new Promise((resolve) => setTimeout(resolve, 3000));

  assert.ok(!receiver.received.some((one) => one.body.includes("locked@")), "sent without its token");
  assert.deepEqual(prompts, []);
  nothingInTheClear();
});

test("k1 all goes on within ten seconds of the unlock, and no try was spent", async () => {
  await desk.unlock();

  const message = await received(receiver, "locked@acme.example", 10);

  assert.equal(message.authorization, `Bearer ${flow.outgoing}`);
  await until("the try", async () => (await tries(page, "locked@acme.example")).length > 0);
  const made = await tries(page, "locked@acme.example");
  assert.equal(made.filter((one) => one.status === 200).length, 1, JSON.stringify(made));
  assert.equal(made.length, 1, JSON.stringify(made));
});

test("k1 a store that is locked in mid-run waits and goes on", async () => {
  desk.lock();
  await until("the state", async () => (await storeState(page)).state === "locked", 15);

  assert.equal(await hire(page, flow, "midrun@acme.example"), 200);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  assert.ok(!receiver.received.some((one) => one.body.includes("midrun@")));
  await desk.unlock();

  await received(receiver, "midrun@acme.example", 10);
});

test("k1 a store that is killed in mid-run waits and goes on", async () => {
  await desk.killKeyring();
  await until("the state", async () => (await storeState(page)).state !== "ready", 15);

  assert.equal(await hire(page, flow, "killed@acme.example"), 200);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  assert.ok(!receiver.received.some((one) => one.body.includes("killed@")));
  await desk.unlock();

  await received(receiver, "killed@acme.example", 10);
});

test("k1 no store at all is said in plain words", async () => {
  await restart("none");

  await until("the state", async () => (await storeState(page)).state === "missing");
  await page.sees("password store");
  assert.equal(await hire(page, flow, "missing@acme.example"), 200);
  await new Promise((resolve) => setTimeout(resolve, 2000));

  assert.ok(!receiver.received.some((one) => one.body.includes("missing@")));
  nothingInTheClear();
});

test("k1 an emptied store is said, with what is missing", async () => {
  await restart("unlocked", () => desk.emptyKeyring());

  const state = await until("the state", async () => {
    const now = await storeState(page);
    return now.state === "emptied" && now;
  });

  assert.ok(state.missing.length > 0, JSON.stringify(state));
  await page.sees("emptied");
  assert.equal(await hire(page, flow, "emptied@acme.example"), 200);
  nothingInTheClear();
});

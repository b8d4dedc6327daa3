// What reaches the person outside the window: notifications, and the start at login.

import assert from "node:assert/strict";
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Desk, MAIN, program, read, receiver as newReceiver, until, words } from "./desk.mjs";
import { callingWorkflow, hire } from "./flow.mjs";
import { notifications as newNotifications, tray as newTray } from "./session.mjs";

/** A name as companies have them, which is no markup. */
const CALLED = "Tell R&D <new>";

let desk;
let page;
let receiver;
let session;
let tray;
let flow;

before(async () => {
  receiver = await newReceiver({ status: 401 });
  desk = await Desk.open();
  session = await newNotifications(desk.bus);
  tray = await newTray(desk.bus);
  page = await desk.start();
  flow = await callingWorkflow(desk, page, receiver, CALLED);
});
after(async () => {
  session?.close();
  tray?.close();
  await desk?.close();
  receiver?.close();
});

const fill = (text, values) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);

function call(body) {
  return fetch(flow.url, {
    method: "POST",
    headers: { authorization: `Bearer ${flow.token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function problems() {
  return (await page.api("GET", "/problems")).items;
}

async function shown(count) {
  await until(`notification ${count}`, () => session.shown.length >= count);
  return session.shown[count - 1];
}

/** Clicks until the window leads somewhere: the first click may come before anybody listens. */
async function click(notification, place) {
  await until(`the page at ${place}`, async () => {
    session.click(notification);
    return (await page.run("return location.pathname + location.search")) === place;
  });
}

test("a step that cannot go on is told outside the window, in plain words and without a name", async () => {
  await until("the icon", () => tray.icons.length > 0);
  await desk.closeWindow(MAIN);
  await desk.answer(words.keepsRunning, "Return");
  await desk.gone(MAIN);
  assert.equal(await hire(page, flow, "first@acme.example"), 200);

  const told = await shown(1);

  assert.equal(told.app, "Baton");
  assert.equal(told.title, words.needsYou);
  const text = fill(words.needsYouAtStep, { step: CALLED, workflow: CALLED });
  assert.equal(told.text, text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"));
});

test("the same cause is not told again, and another one is told together with it", async () => {
  assert.equal(await hire(page, flow, "second@acme.example"), 200);
  await until("the second person", async () => (await problems())[0]?.people === 2);

  assert.equal((await call({ email: "nobody@acme.example" })).status, 200);
  const told = await shown(2);

  assert.equal(told.replaced, session.shown[0].id, "it stands beside the last one");
  assert.ok(told.text.startsWith(fill(words.needsYouTogether, { count: "2" })), told.text);
});

test("a click brings the window back, at the problems", async () => {
  await click(session.shown[1], "/problems");

  await desk.seen(MAIN);
});

test("a click on a single one opens that problem", async () => {
  const before = (await problems()).map((each) => each.id);
  await desk.closeWindow(MAIN);
  await desk.gone(MAIN);
  assert.equal((await call({ note: "names nobody" })).status, 200);

  const told = await shown(3);
  const { id } = (await problems()).find((each) => !before.includes(each.id));
  await click(told, `/problems?open=${id}`);

  await desk.seen(MAIN);
  const open = await page.run("return document.querySelectorAll('.problem [aria-expanded=true]').length");
  assert.equal(open, 1);
  assert.equal(session.shown.length, 3, JSON.stringify(session.shown));
});

test("start at login is a setting, and the system's own file comes and goes with it", async () => {
  const file = join(desk.home, ".config", "autostart", "Baton.desktop");
  await page.click("link", "Settings");
  await page.sees("Start Baton when I log in");
  assert.ok(!existsSync(file));

  await page.click("any", /^Start Baton when I log in/);
  await until("the file", () => existsSync(file) && read(file).includes("Exec="));
  assert.ok(read(file).includes(`Exec=${realpathSync(program())} --at-login\n`), read(file));

  await page.click("any", /^Start Baton when I log in/);
  await until("the file's end", () => !existsSync(file));
});

test("whoever does not want it to keep running ends it by closing the window", async () => {
  await page.click("any", /^Keep running/);
  await until("the setting", async () => {
    const { answer } = await page.invoke("host", { request: { kind: "habits" } });
    return answer.keep_running === false;
  });

  await desk.closeWindow(MAIN);

  await until("the folder's release", () => desk.isFree());
});

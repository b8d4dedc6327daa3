// What closing the window means, with a tray and without one.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk, ended, MAIN, until, words } from "./desk.mjs";
import { tray as newTray } from "./session.mjs";

let desk;
let child;
let tray;

before(async () => {
  desk = await Desk.open();
  child = desk.startAlone();
});
after(async () => {
  tray?.close();
  await desk?.close();
});

test("where nothing shows a tray the window stays, and the person is asked", async () => {
  await desk.closeWindow(MAIN);

  await desk.answer(words.quitQuestion, "Escape");

  await desk.seen(MAIN);
  assert.equal(child.exitCode, null);
});

test("in a tray it keeps running, which is said at the first close", async () => {
  tray = await newTray(desk.bus);
  await until("the icon", () => tray.icons.length > 0);

  await desk.closeWindow(MAIN);
  await desk.answer(words.keepsRunning, "Return");

  await desk.gone(MAIN);
  assert.equal(child.exitCode, null);
});

test("the tray says in the language's words what it does, and brings the window back", async () => {
  const labels = await tray.labels();

  assert.ok(labels.includes(words.open) && labels.includes(words.quit), JSON.stringify(labels));
  assert.ok(labels.some((label) => label?.startsWith(words.listening.split("{{")[0])), JSON.stringify(labels));
  await tray.pick(words.open);
  await desk.seen(MAIN);
});

test("the second close says nothing, and a second start brings the window back", async () => {
  await desk.closeWindow(MAIN);
  await desk.gone(MAIN);
  assert.ok(!desk.windows().some((one) => one.title === words.keepsRunning));

  assert.deepEqual(await ended(desk.startAlone()), { code: 0, signal: null });

  await desk.seen(MAIN);
});

test("the tray quits it", async () => {
  await tray.pick(words.quit);

  assert.deepEqual(await ended(child), { code: 0, signal: null });
  assert.ok(desk.isFree());
});

test("started at login it waits in the tray", async () => {
  const icons = tray.icons.length;
  child = desk.startAlone({}, ["--at-login"]);
  await until("the icon", () => tray.icons.length > icons);
  await until("the owner's file", () => !desk.isFree());

  assert.ok(!desk.windows().some((one) => one.title === MAIN && one.shown));
  await tray.pick(words.open);

  await desk.seen(MAIN);
  child.kill("SIGTERM");
  await ended(child);
});

test("started at login where nothing shows a tray it shows its window", async () => {
  tray.close();
  tray = undefined;

  child = desk.startAlone({}, ["--at-login"]);

  await desk.seen(MAIN);
});

test("without a tray it ends after a yes", async () => {
  await desk.closeWindow(MAIN);

  await desk.answer(words.quitQuestion, "Return");

  assert.deepEqual(await ended(child), { code: 0, signal: null });
});

// How the program starts and ends, without a driver.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Desk, ended, MAIN, program, until, words } from "./desk.mjs";

let desk;

before(async () => {
  desk = await Desk.open();
});
after(() => desk?.close());

test("SIGTERM ends the program with code 0, and a second start ends by itself", async () => {
  const first = desk.startAlone();
  const owner = await until("the owner's file", () => !desk.isFree());
  assert.ok(owner);
  await new Promise((resolve) => setTimeout(resolve, 1500));

  const second = await ended(desk.startAlone());
  assert.deepEqual(second, { code: 0, signal: null });
  assert.equal(first.exitCode, null, "the second start ended the first");
  first.kill("SIGTERM");

  assert.deepEqual(await ended(first), { code: 0, signal: null });
  assert.ok(desk.isFree());
});

test("without a display the program says so and ends", async () => {
  const child = desk.spawn(program(), [], {
    env: { ...desk.env, DISPLAY: "", WAYLAND_DISPLAY: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (data) => {
    said += data;
  });

  assert.deepEqual(await ended(child), { code: 1, signal: null });
  assert.match(said, /needs a display/);
});

test("data that another Baton has is said in a window, in plain words", async () => {
  const folder = join(desk.home, "held");
  mkdirSync(folder);
  const lock = join(folder, "baton.lock");
  writeFileSync(lock, "");
  const owner = desk.spawn("flock", ["--exclusive", lock, "sleep", "600"]);
  await until("the lock", () => desk.spawnSync("flock", "--nonblock", "--exclusive", lock, "true").status !== 0);

  const child = desk.startAlone({ BATON_DATA: folder });
  await desk.answer(words.cannotStartTitle, "Return");

  assert.deepEqual(await ended(child), { code: 1, signal: null });
  assert.ok(child.said.includes(words.startOwned), child.said);
  owner.kill("SIGKILL");
});

test("a folder that cannot be used is said in a window, and named", async () => {
  const file = join(desk.home, "no-folder");
  writeFileSync(file, "");

  const child = desk.startAlone({ BATON_DATA: file });
  await desk.answer(words.cannotStartTitle, "Return");

  assert.deepEqual(await ended(child), { code: 1, signal: null });
  const [before] = words.startFolder.split("{{folder}}");
  assert.ok(child.said.includes(`${before}${file}`), child.said);
});

test("data that is moved away while the window is open is said in it, and at each start until it is back", async () => {
  const folder = join(desk.home, "moved");
  const database = join(folder, "baton.db");
  const child = desk.startAlone({ BATON_DATA: folder });
  await desk.seen(MAIN);

  renameSync(database, `${database}.aside`);
  await desk.answer(words.hasToCloseTitle, "Return");

  assert.deepEqual(await ended(child), { code: 1, signal: null });
  const [moved] = words.closeReplaced.split("{{said}}");
  assert.ok(child.said.includes(moved), child.said);
  const again = desk.startAlone({ BATON_DATA: folder });
  await desk.answer(words.cannotStartTitle, "Return");
  assert.deepEqual(await ended(again), { code: 1, signal: null });
  const [lost] = words.startLost.split("{{said}}");
  assert.ok(again.said.includes(lost), again.said);
  assert.ok(!existsSync(database));
  renameSync(`${database}.aside`, database);
  const whole = desk.startAlone({ BATON_DATA: folder });
  await desk.seen(MAIN);
  whole.kill("SIGTERM");
  assert.deepEqual(await ended(whole), { code: 0, signal: null });
});

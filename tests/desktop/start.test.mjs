// How the program starts and ends, without a driver.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk, ended, program, until } from "./desk.mjs";

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

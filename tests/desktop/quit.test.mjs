// Quitting asks the page first: it saves what it has.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { Desk, ended, read, until, words } from "./desk.mjs";
import { ELEMENT } from "./page.mjs";
import { tray as newTray } from "./session.mjs";

/** A wait for a call about the person, as it is set up. */
const WAIT = JSON.parse(read(new URL("../outer/wait-for-call.json", import.meta.url)));

let desk;
let page;
let tray;
let id;

before(async () => {
  desk = await Desk.open();
  tray = await newTray(desk.bus);
  page = await started(() => desk.start());
  ({ id } = await page.api("POST", "/workflows", { name: "Edited", template: "blank" }));
  const { draft, draft_revision: revision } = await page.api("GET", `/workflows/${id}`);
  draft.steps.push(wait("One"));
  await page.api("PUT", `/workflows/${id}/draft`, { revision, definition: draft, edit: "{}" });
});
after(async () => {
  tray?.close();
  await desk?.close();
});

function wait(name) {
  return { id: `step_${randomUUID().replaceAll("-", "")}`, name, action: WAIT };
}

/** Starts it, and waits for its own icon. */
async function started(start) {
  const icons = tray.icons.length;
  const it = await start();
  await until("the icon", () => tray.icons.length > icons);
  return it;
}

/** Opens the step in the designer; the field of its name. */
async function openStep() {
  const { draft } = await page.api("GET", `/workflows/${id}`);
  await page.run(`location.href = "/workflows/${id}?step=${draft.steps[0].id}"`);
  const field = await page.find("textbox", /^Name/);
  await page.frames();
  return field;
}

/** Types a name while somebody else's save comes first. */
async function renameAgainst(theirs, mine) {
  const field = await openStep();
  const { draft, draft_revision: revision } = await page.api("GET", `/workflows/${id}`);
  draft.steps[0].name = theirs;
  await page.run(
    `const [field, text, path, body] = arguments;
     field.focus();
     Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
     field.dispatchEvent(new Event("input", { bubbles: true }));
     field.blur();
     const head = JSON.stringify({ method: "PUT", path, headers: { "content-type": "application/json" } });
     void window.__TAURI_INTERNALS__.invoke("api", new TextEncoder().encode(body), { headers: { "baton-request": head } });`,
    { [ELEMENT]: field }, mine,
    `/api/v1/workflows/${id}/draft`, JSON.stringify({ revision, definition: draft, edit: "{}" }),
  );
}

/** The page never comes to the save that follows the typing after a quarter of a second. */
const NEVER_BY_ITSELF = `const later = window.setTimeout;
  window.setTimeout = (run, after, ...rest) => later(run, after === 250 ? 2 ** 30 : after, ...rest);`;

const quit = () => tray.pick(words.quit);

test("what was typed is saved before it ends", async () => {
  await openStep();
  await page.run(NEVER_BY_ITSELF);
  await page.fill(/^Name/, "Saved at the end");

  await quit();

  await until("the folder's release", () => desk.isFree());
  await desk.end();
  page = await started(() => desk.start());
  const { draft } = await page.api("GET", `/workflows/${id}`);
  assert.equal(draft.steps[0].name, "Saved at the end");
});

test("what is in conflict is asked about, and a no keeps Baton open", async () => {
  await renameAgainst("Theirs", "Mine");
  await page.find("button", "Keep mine");

  await quit();
  await desk.answer(words.unsaved, "Escape");
  assert.ok(!desk.isFree(), "it ended after a no");
  await quit();
  await desk.answer(words.unsaved, "Return");

  await until("the folder's release", () => desk.isFree());
  await desk.end();
});

test("a page that hangs does not hold the program", async () => {
  const child = await started(() => desk.startAlone({ BATON_LOG: "baton_desktop=debug" }));
  await until("the page", () => child.said.includes("the page listens"));
  const hung = desk.pageProcess(child);
  process.kill(hung, "SIGSTOP");

  try {
    await quit();

    assert.deepEqual(await ended(child), { code: 0, signal: null });
    assert.match(child.said, /the page did not get ready for the end/);
  } finally {
    process.kill(hung, "SIGKILL");
  }
});

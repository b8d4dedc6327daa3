// A file of a workflow that is opened with Baton, as a double click does: by the start, and while
// it runs.

import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Desk, ended, MAIN, until } from "./desk.mjs";

let desk;
let page;

const exported = (name) => new URL(`../workflows/${name}/workflow.json`, import.meta.url).pathname;

/** A file in the person's home, named as Baton names what it exports. */
function file(name, of) {
  const place = join(desk.home, name);
  copyFileSync(exported(of), place);
  return place;
}

before(async () => {
  desk = await Desk.open();
  page = await desk.start([file("Leavers.baton", "offboarding")]);
});
after(() => desk?.close());

const names = async () => (await page.api("GET", "/workflows")).items.map(({ name }) => name);

test("the first start shows what is in the file, and makes nothing of it", async () => {
  await page.find("dialog", "Import “Offboarding”");

  assert.deepEqual(await names(), []);
});

test("it becomes a draft when the person says so", async () => {
  await page.click("button", "Import as draft");

  await until("the draft", async () => (await names()).includes("Offboarding"));
});

test("a second start hands its file to the Baton that runs, from the folder where it was started", async () => {
  file("Anniversary.baton", "anniversary");

  const second = desk.startAlone({}, ["Anniversary.baton"], { cwd: desk.home });

  assert.deepEqual(await ended(second), { code: 0, signal: null });
  await page.find("dialog", "Import “Anniversary”");
  await desk.seen(MAIN);
  await page.click("button", "Cancel");
  assert.deepEqual(await names(), ["Offboarding"]);
});

test("of a file that is gone or is no workflow the person is told", async () => {
  const other = join(desk.home, "Other.baton");
  writeFileSync(other, "{}");

  await ended(desk.startAlone({}, [join(desk.home, "Gone.baton"), other]));

  await page.sees("Gone.baton");
  await page.sees("This is not a workflow file that this Baton can read.");
});

test("nothing but a workflow's file is read, and none because the page names it", async () => {
  const secret = join(desk.home, "secret.txt");
  writeFileSync(secret, "not for the page");

  await ended(desk.startAlone({}, [secret]));
  await ended(desk.startAlone({}, [file("Promotion.baton", "promotion")]));
  await page.find("dialog", "Import “Promotion”");

  assert.ok(!(await page.text()).includes("secret.txt"));
  for (const kind of ["import", "open", "read_file"]) {
    const { refused } = await page.invoke("host", { request: { kind, path: secret, place: secret, name: secret } });
    assert.match(refused ?? "it answered", /unknown variant/, kind);
  }
});

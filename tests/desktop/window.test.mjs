// The shell around the page: what a script may do (X2).

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { noStrangeStyle, noTextBecomesCode, tokenOnlyAfterYes } from "./checks.mjs";
import { Desk, until } from "./desk.mjs";

const COMMANDS = ["api", "changes", "reveal", "host"];

let desk;
let page;
let remote;

before(async () => {
  remote = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<title>remote</title><script>
      const tried = ${JSON.stringify(COMMANDS)}.map((command) =>
        window.__TAURI_INTERNALS__ ? window.__TAURI_INTERNALS__.invoke(command, {}) : Promise.reject("no bridge"));
      Promise.allSettled(tried).then((all) => { document.title = all.map((one) => one.status).join(); });
      </script>`);
  });
  await new Promise((resolve) => remote.listen(0, "127.0.0.1", resolve));
  desk = await Desk.open();
  page = await desk.start();
});
after(async () => {
  await desk?.close();
  remote?.close();
});

const remoteUrl = () => `http://127.0.0.1:${remote.address().port}/`;

test("x2 no inline script runs, and no text becomes code", async () => {
  await noTextBecomesCode(page);
});

test("x2 a style sheet without the nonce does not apply", async () => {
  await noStrangeStyle(page);
});

test("x2 nothing but the bridge can be reached", async () => {
  const { listener } = await page.api("GET", "/system");
  const targets = [remoteUrl(), "https://app.evil.test/", `http://127.0.0.1:${listener.port}/healthz`];

  for (const target of targets) {
    const reached = await page.runAsync(
      "const [url, done] = arguments; fetch(url).then(() => done('reached'), () => done('refused'))",
      target,
    );
    assert.equal(reached, "refused", target);
  }
});

test("x2 no other window, frame or page comes into being", async () => {
  const opened = await page.run("return window.open(arguments[0]) === null", remoteUrl());
  const framed = await page.runAsync(`const [url, done] = arguments;
    const frame = document.createElement("iframe");
    frame.src = url;
    document.body.append(frame);
    setTimeout(() => {
      let seen = "foreign";
      try { seen = frame.contentDocument?.title ?? "nothing"; } catch { seen = "foreign"; }
      const bridge = (() => { try { return typeof frame.contentWindow.__TAURI_INTERNALS__; } catch { return "undefined"; } })();
      frame.remove();
      done({ seen, bridge });
    }, 800);`, remoteUrl());
  await page.run("location.href = arguments[0]", remoteUrl());
  await new Promise((resolve) => setTimeout(resolve, 800));

  assert.ok(opened, "a second window opened");
  assert.notEqual(framed.seen, "remote");
  assert.equal(framed.bridge, "undefined");
  assert.match(await page.run("return location.href"), /^tauri:\/\/localhost/);
  await page.atRest();
});

test("x2 the page reaches no command of the framework or its plugins", async () => {
  const theirs = [
    "plugin:window|create", "plugin:webview|create_webview_window", "plugin:event|emit",
    "plugin:dialog|open", "plugin:dialog|save", "plugin:dialog|message", "plugin:path|resolve_directory",
    "plugin:window-state|save_window_state", "plugin:autostart|enable", "plugin:autostart|is_enabled", "plugin:app|version", "plugin:resources|close",
  ];

  for (const command of theirs) {
    const { refused } = await page.invoke(command, {});
    assert.match(refused ?? "it answered", /not allowed|not found/, command);
  }
});

test("x2 the window's router has no route that answers with a token", async () => {
  const { id } = await page.api("POST", "/workflows", { name: "Tokens", template: "blank" });
  const { addresses } = await page.api("GET", `/workflows/${id}`);

  const asked = page.api("GET", `/addresses/${addresses[0].id}/secret?form=header&purpose=reveal`);

  await assert.rejects(asked, /: 404 /);
});

test("x2 a token is shown only after a native yes, which no script can press", async () => {
  await tokenOnlyAfterYes(desk, page);
});

test("the window is as narrow as the page is laid out for", async () => {
  await page.resize(320, 700);

  const width = await until("the narrow page", async () => {
    const now = await page.run("return window.innerWidth");
    return now <= 320 && now;
  });
  const sides = await page.run("return [document.documentElement.scrollWidth, window.innerWidth]");

  assert.equal(width, 320);
  assert.ok(sides[0] <= sides[1], `it scrolls sideways: ${sides}`);
});

// Checks of the shell around the page that a named defect turns red (X2).

import assert from "node:assert/strict";

import { until, words } from "./desk.mjs";

/** Neither a script in the page's text nor a handler in an attribute runs. */
export async function noTextBecomesCode(page) {
  const ran = await page.runAsync(`const done = arguments[0];
    const script = document.createElement("script");
    script.textContent = "window.inlineRan = true";
    document.head.append(script);
    const handler = document.createElement("img");
    handler.setAttribute("onerror", "window.handlerRan = true");
    const answered = () => done({ inline: !!window.inlineRan, handler: !!window.handlerRan });
    // The listener was added last, so that the handler before it has had its turn.
    handler.addEventListener("error", () => setTimeout(answered));
    handler.src = "data:image/png;base64,broken";
    document.body.append(handler);`);

  assert.deepEqual(ran, { inline: false, handler: false });
}

/** A style sheet that has no nonce is not read, and changes nothing. */
export async function noStrangeStyle(page) {
  const strange = await page.runAsync(`const done = arguments[0];
    const sheet = document.createElement("style");
    sheet.textContent = "body { outline: 7px solid red }";
    document.head.append(sheet);
    const answered = () => done({
      isRead: sheet.sheet !== null,
      width: getComputedStyle(document.body).outlineWidth,
    });
    // A sheet may be read at once and count from the next frame on.
    requestAnimationFrame(() => requestAnimationFrame(answered));`);

  assert.equal(strange.isRead, false, "a strange sheet was read");
  assert.notEqual(strange.width, "7px");
}

/** The page has no token before a person said yes, and none after a no. */
export async function tokenOnlyAfterYes(desk, page) {
  const { id } = await page.api("POST", "/workflows", { name: "Tokens to show", template: "blank" });
  const { addresses } = await page.api("GET", `/workflows/${id}`);

  await ask(desk, page, addresses[0].id);
  await desk.answer(words.showToken, "Escape");
  assert.equal(await answer(page), null, "it was shown after a no");

  await ask(desk, page, addresses[0].id);
  await desk.answer(words.showToken, "Return");
  assert.match((await answer(page)).token, /^btn_/);
}

/** Asks for a token, and presses what a script can press; the question is what comes first. */
async function ask(desk, page, address) {
  await page.run(
    `window.revealed = undefined;
     window.__TAURI_INTERNALS__.invoke("reveal", { address: arguments[0] })
       .then((revealed) => { window.revealed = { revealed }; });
     document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));`,
    address,
  );
  const first = await until("a question or an answer", async () => {
    if (await page.run("return window.revealed !== undefined")) return "an answer";
    return desk.windows().some((one) => one.title === words.showToken && one.shown) && "a question";
  });
  assert.equal(first, "a question");
}

async function answer(page) {
  const { revealed } = await until("the answer", () => page.run("return window.revealed"));
  return revealed;
}

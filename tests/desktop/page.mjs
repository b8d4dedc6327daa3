// The WebDriver protocol, as far as these tests need it, over `fetch`.

import { writeFileSync } from "node:fs";

/** A machine that is so many times slower than this one passes. */
export const PATIENCE = 10;
export const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export class Page {
  constructor(session) {
    this.session = session;
  }

  static async open(driver, binary, args = []) {
    const capabilities = {
      alwaysMatch: { "webkitgtk:browserOptions": { binary, args } },
    };
    const { sessionId } = await send("POST", `${driver}/session`, { capabilities });
    const page = new Page(`${driver}/session/${sessionId}`);
    await page.#post("timeouts", { script: 300_000, pageLoad: 300_000, implicit: 0 });
    return page;
  }

  /** Waits until the page shows something and two frames were painted. */
  async atRest() {
    await this.#until("the page", () =>
      this.run("return document.readyState === 'complete' && document.querySelector('#root')?.childElementCount > 0"),
    );
    await this.frames();
  }

  async frames() {
    await this.runAsync(
      "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))",
    );
  }

  run(script, ...args) {
    return this.#post("execute/sync", { script, args });
  }

  runAsync(script, ...args) {
    return this.#post("execute/async", { script, args });
  }

  /** A request to the admin API, through the window's own command. */
  async api(method, path, body) {
    const answer = await this.runAsync(
      `const [method, path, body, done] = arguments;
       const bytes = new TextEncoder().encode(body === null ? "" : JSON.stringify(body));
       const head = JSON.stringify({ method, path: "/api/v1" + path, headers: { "content-type": "application/json" } });
       window.__TAURI_INTERNALS__.invoke("api", bytes, { headers: { "baton-request": head } }).then((raw) => {
         const length = new DataView(raw).getUint32(0, true);
         const text = new TextDecoder();
         const { status } = JSON.parse(text.decode(new Uint8Array(raw, 4, length)));
         done({ status, text: text.decode(new Uint8Array(raw, 4 + length)) });
       }, (error) => done({ status: 0, text: JSON.stringify(String(error)) }));`,
      method, path, body ?? null,
    );
    const value = answer.text === "" ? null : JSON.parse(answer.text);
    if (answer.status < 200 || answer.status > 299) {
      throw Object.assign(new Error(`${method} ${path}: ${answer.status} ${answer.text}`), { value });
    }
    return value;
  }

  /** Calls one of the window's commands; the answer or `{refused}`. */
  invoke(command, args) {
    return this.runAsync(
      `const [command, args, done] = arguments;
       window.__TAURI_INTERNALS__.invoke(command, args)
         .then((answer) => done({ answer }), (error) => done({ refused: String(error) }));`,
      command, args,
    );
  }

  /** The element with this role and name, visible; waits for it. */
  async find(role, name, seconds = 10) {
    const found = await this.#until(
      `${role} “${name}”`,
      () => this.run(FIND, role, name instanceof RegExp ? name.source : name, name instanceof RegExp),
      seconds,
    );
    return found[ELEMENT];
  }

  async has(role, name) {
    const found = await this.run(FIND, role, name instanceof RegExp ? name.source : name, name instanceof RegExp);
    return found !== null;
  }

  async click(role, name) {
    const element = await this.find(role, name);
    await this.run("arguments[0].scrollIntoView({ block: 'center' })", { [ELEMENT]: element });
    await this.frames();
    await this.#post(`element/${element}/click`, {});
    await this.frames();
  }

  /** Replaces what a field holds. */
  async fill(name, text, role = "textbox") {
    const element = await this.find(role, name);
    await this.#post(`element/${element}/click`, {});
    await this.keys("\uE009a\uE000\uE017");
    await this.#post(`element/${element}/value`, { text });
    await this.frames();
  }

  /** Types to whatever has the focus; `\uE009` is Control, `\uE000` lets go. */
  async keys(text) {
    const focused = await this.run("return document.activeElement");
    if (focused) await this.#post(`element/${focused[ELEMENT]}/value`, { text });
  }

  /** Makes the window so large, as far as it lets itself be made. */
  resize(width, height) {
    return this.#post("window/rect", { width, height });
  }

  text() {
    return this.run("return document.body.innerText");
  }

  async sees(text, seconds = 10) {
    await this.#until(`“${text}” on the page`, async () => (await this.text()).includes(text), seconds);
  }

  async screenshot(path) {
    await this.frames();
    writeFileSync(path, Buffer.from(await this.#get("screenshot"), "base64"));
  }

  async close() {
    if (this.closed) return;
    this.closed = true;
    await send("DELETE", this.session).catch(() => undefined);
  }

  async #until(what, look, seconds = 20) {
    const end = Date.now() + seconds * PATIENCE * 1000;
    for (;;) {
      const seen = await look();
      if (seen) return seen;
      if (Date.now() > end) {
        throw new Error(`no ${what} within ${seconds} s; the page says:\n${await this.text()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  #get(path) {
    return send("GET", `${this.session}/${path}`);
  }

  #post(path, body) {
    return send("POST", `${this.session}/${path}`, body);
  }
}

/** Finds by role and accessible name, near enough to what a screen reader says. */
const FIND = `
  const [role, name, isPattern] = arguments;
  const IMPLICIT = {
    button: "button, [role=button], input[type=submit]", link: "a[href], [role=link]",
    textbox: "input:not([type]), input[type=text], input[type=email], input[type=url], input[type=search], input[type=password], textarea, [role=textbox], [contenteditable=true]",
    heading: "h1, h2, h3, h4, [role=heading]", checkbox: "input[type=checkbox], [role=checkbox]",
    radio: "input[type=radio], [role=radio]", menuitem: "[role^=menuitem]", option: "[role=option]",
    tab: "[role=tab]", dialog: "[role=dialog], [role=alertdialog]", combobox: "[role=combobox], select",
    switch: "[role=switch]", any: "*",
  };
  const wanted = isPattern ? new RegExp(name) : null;
  const squeeze = (text) => (text ?? "").replace(/\\s+/g, " ").trim();
  const nameOf = (element) => {
    const by = element.getAttribute("aria-labelledby");
    if (by) return squeeze(by.split(/\\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
    const label = element.getAttribute("aria-label");
    if (label) return squeeze(label);
    if (element.labels?.length) return squeeze([...element.labels].map((one) => one.textContent).join(" "));
    return squeeze(element.innerText || element.textContent || element.getAttribute("title"));
  };
  const isShown = (element) => element.getClientRects().length > 0 || element.closest("label") !== null;
  const all = [...document.querySelectorAll(IMPLICIT[role] ?? "[role=" + role + "]")].filter(isShown);
  const exact = all.find((element) => wanted ? wanted.test(nameOf(element)) : nameOf(element) === name);
  return exact ?? null;
`;

async function send(method, url, body) {
  const response = await fetch(url, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${url}: ${value?.error}: ${value?.message}`);
  return value;
}
